namespace Isms.Monitor.EndToEnd.Grafana.Frames;

/// <summary>A column of a frame.</summary>
/// <param name="Name">As the data source gives it, until it is renamed.</param>
/// <param name="Values">Text, number (double), boolean, or null where nothing was measured. Times are numbers: milliseconds since 1970-01-01 UTC.</param>
/// <param name="IsTime">Whether its numbers are times.</param>
sealed record Column(string Name, List<object?> Values, bool IsTime = false)
{
    public bool IsNumber => !IsTime && Values.Any(value => value is double) && Values.All(value => value is double or null);
}
