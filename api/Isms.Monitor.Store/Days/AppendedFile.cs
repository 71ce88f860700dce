using System.Globalization;

namespace Isms.Monitor.Store.Days;

/// <summary>A part of a day as those see it who follow the store: it keeps its name and the order of its rows when it is sealed.</summary>
/// <param name="Day">UTC day of received time.</param>
/// <param name="Part">From 1.</param>
/// <param name="Rows">How many rows a sealed one has; null while it grows.</param>
public sealed record AppendedFile(DateOnly Day, int Part, long? Rows)
{
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Day:yyyy-MM-dd}.{Part}");
}
