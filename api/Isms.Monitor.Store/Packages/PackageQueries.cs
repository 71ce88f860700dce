using Isms.Monitor.Controls.Packages;
using Isms.Monitor.Events;

namespace Isms.Monitor.Store.Packages;

/// <summary>Questions to the store that find an alert's events again, those too that it counted without naming them.</summary>
static class PackageQueries
{
    /// <summary>Values of a field that a question names; of more it would find nothing better.</summary>
    const int MostValues = 16;

    public static IReadOnlyList<PackagedQuery> Of(IEnumerable<Alert> alerts) =>
        [.. alerts.OrderBy(alert => alert.FirstMicros).ThenBy(alert => alert.Id, StringComparer.Ordinal).Select(Of)];

    static PackagedQuery Of(Alert alert) => new(alert.Id, string.Join(" and ", alert.Entities.Where(entity => entity.Value.Count > 0)
        .OrderBy(entity => entity.Key, StringComparer.Ordinal).Select(entity => Field(entity.Key, entity.Value))), alert.FirstMicros, alert.LastMicros + 1);

    static string Field(string name, IReadOnlyList<string> values) =>
        values.Count == 1 ? $"{name}:{Quoted(values[0])}" : $"{name}:({string.Join(" or ", values.Take(MostValues).Select(Quoted))})";

    /// <summary>As the query language has it: a backslash before a quote and before itself.</summary>
    static string Quoted(string value) => $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
