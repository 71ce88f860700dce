using Isms.Monitor.Store.Elastic;

namespace Isms.Monitor.Store.Search;

/// <summary>Which index a request means. Each is searched alone: their fields have nothing in common that could be counted together.</summary>
static class SearchIndex
{
    public static IReadOnlyList<string> Names { get; } = [IndexName.Events, IndexName.Matches, IndexName.Alerts, IndexName.Incidents, IndexName.Measurements];

    public static IReadOnlyList<string> Patterns { get; } = [.. Names.Select(name => IndexName.Daily.Contains(name) ? name + "-*" : name)];

    /// <summary>The index of a pattern: <c>isms-events-*</c>, <c>isms-incidents</c>, <c>isms-incidents*</c>.</summary>
    /// <exception cref="SearchException">ISMS4052.</exception>
    public static string Of(string pattern) =>
        Names.FirstOrDefault(name => pattern == name || pattern == name + "*" || pattern == name + "-*") ?? throw SearchException.NoIndex(pattern.Length <= 80 ? pattern : pattern[..80]);
}
