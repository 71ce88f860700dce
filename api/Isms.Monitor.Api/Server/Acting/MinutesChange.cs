using Isms.Monitor.Controls.Records;

namespace Isms.Monitor.Api.Server.Acting;

/// <summary>Minutes as a person wants them: all of them, what is left out is empty.</summary>
/// <param name="Version">The version that the person saw; 0 for the first.</param>
/// <param name="Attendees">Ids of roles.</param>
/// <param name="Discussed">Text by section id, such as <c>d2</c>.</param>
/// <param name="Decisions">Each with owner (a role) and day.</param>
/// <param name="Suitable">Null: no answer.</param>
/// <param name="Adequate">Null: no answer.</param>
/// <param name="Effective">Null: no answer.</param>
public sealed record MinutesChange(
    int Version,
    IReadOnlyList<string>? Attendees = null,
    IReadOnlyDictionary<string, string?>? Discussed = null,
    IReadOnlyList<ReviewDecision>? Decisions = null,
    Conclusion? Suitable = null,
    Conclusion? Adequate = null,
    Conclusion? Effective = null)
{
    /// <summary>Sections in one order, so that the same minutes have one hash; empty texts are left out.</summary>
    internal ReviewMinutes Over(ReviewMinutes issued) => issued with
    {
        Attendees = Attendees ?? [],
        Discussed = new SortedDictionary<string, string>((Discussed ?? new Dictionary<string, string?>()).Where(one => !string.IsNullOrWhiteSpace(one.Value))
            .ToDictionary(one => one.Key, one => one.Value!.Trim()), StringComparer.Ordinal),
        // A body may hold null where the type does not.
        Decisions = [.. (Decisions ?? []).Select(one => new ReviewDecision(one.Id ?? "", one.Text?.Trim() ?? "", one.Owner ?? "", one.Due, one.Kpi ?? "", one.Changes ?? ""))],
        Suitable = Suitable, Adequate = Adequate, Effective = Effective,
    };
}
