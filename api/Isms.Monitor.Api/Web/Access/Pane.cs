namespace Isms.Monitor.Api.Web.Access;

/// <summary>What a pane shows: nothing yet, an error, or a value. A value stays while it is loaded again.</summary>
public sealed class Pane<T>
    where T : class
{
    int _loads;

    public T? Value { get; set; }

    /// <summary>What went wrong with the last load; the value of the load before may still be there.</summary>
    public string? Error { get; private set; }

    public bool IsLoading => _loads > 0;

    /// <summary>The later of two overlapping loads wins.</summary>
    public async Task LoadAsync(Func<Task<T?>> load)
    {
        _loads++;
        try
        {
            Value = await load();
            Error = Value is null ? "There is nothing with this id." : null;
        }
        // Shown in the pane: one failing store must not end the circuit and with it what the user typed elsewhere.
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            Error = e.Message;
        }
        finally
        {
            _loads--;
        }
    }
}
