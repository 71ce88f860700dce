namespace Isms.Monitor.Api.Doctor;

/// <summary>Runs every check there is, one after the other.</summary>
static class Examination
{
    public static IReadOnlyList<ICheck> Checks { get; } =
    [
        .. typeof(Examination).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && typeof(ICheck).IsAssignableFrom(type))
            .Select(type => (ICheck)Activator.CreateInstance(type)!).OrderBy(check => check.Code),
    ];

    public static async IAsyncEnumerable<Verdict> RunAsync(Examined examined, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken abort)
    {
        foreach (var check in Checks)
            foreach (var verdict in await RunAsync(check, examined, abort)) yield return verdict;
    }

    /// <summary>A check that cannot look has found something too.</summary>
    internal static async Task<IReadOnlyList<Verdict>> RunAsync(ICheck check, Examined examined, CancellationToken abort)
    {
        try
        {
            return await check.RunAsync(examined, abort);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return [Verdict.Failed(check, $"it could not be looked at: {failed.Message.TrimEnd('.')}.", "Run the doctor as the user who runs the server.")];
        }
    }
}
