namespace Isms.Monitor.Ingest.Formats;

/// <summary>Every <see cref="ILogFormat"/> of this assembly, found by reflection: a new format is a new file.</summary>
public static class LogFormats
{
    /// <summary>What each format says of itself, in the order of the names; for listing, not for parsing.</summary>
    public static IReadOnlyList<ILogFormat> All { get; } = Create();

    /// <summary>A set of formats of one's own, in the order of the names: an instance belongs to one thread.</summary>
    public static ILogFormat[] Create() =>
    [
        .. typeof(LogFormats).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(ILogFormat).IsAssignableFrom(type))
            .Select(type => (ILogFormat)Activator.CreateInstance(type)!)
            .OrderBy(format => format.Name, StringComparer.Ordinal),
    ];

    public static bool IsKnown(string name) => All.Any(format => format.Name == name);
}
