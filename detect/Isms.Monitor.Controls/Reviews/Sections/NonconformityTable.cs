using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Reviews.Sections;

/// <summary>The nonconformities on record: what is open at the cut-off and what was closed in the period.</summary>
static class NonconformityTable
{
    public static string Sentence(ReviewInput input)
    {
        var all = input.Nonconformities;
        if (all.Count == 0) return "No nonconformity is on record.";
        var confirmed = all.Where(one => one.Value.State == NonconformityState.Confirmed).ToList();
        return $"{all.Count(one => one.Value.State == NonconformityState.Draft)} drafts of nonconformities wait for a decision, {confirmed.Count} confirmed ones are open, "
            + $"{confirmed.Count(one => one.Value.OriginalDue < input.Day)} of them late by their first date; {all.Count(one => ClosedWithin(input, one))} were closed in the period.";
    }

    public static ReviewTable Of(ReviewInput input) => new()
    {
        Caption = "Nonconformities", Columns = ["id", "state", "about", "nonconformity", "owner", "first due", "due", "similar cases", "actions"],
        Rows =
        [
            .. input.Nonconformities.Where(one => IsOpen(one) || ClosedWithin(input, one)).OrderBy(one => one.Value.State).ThenBy(one => one.Value.OriginalDue)
                .ThenBy(one => one.Value.Id, StringComparer.Ordinal)
                .Select(one => new Cell[]
                {
                    one.Value.Id, State(input, one), one.Value.Subject, one.Value.Title, one.Value.Owner.Length > 0 ? one.Value.Owner : "–",
                        Cell.Of(one.Value.OriginalDue), Cell.Of(one.Value.Due), one.Value.SimilarCases.Length > 0 ? one.Value.SimilarCases : "–",
                        one.Value.Actions.Count > 0 ? string.Join(", ", one.Value.Actions) : "–",
                }),
        ],
        Empty = "None is open, and none was closed in the period.",
    };

    static bool IsOpen(Recorded<Nonconformity> one) => one.Value.State is NonconformityState.Draft or NonconformityState.Confirmed;

    static bool ClosedWithin(ReviewInput input, Recorded<Nonconformity> one) => one.Value.State == NonconformityState.Closed && one.AtMicros >= input.From;

    static string State(ReviewInput input, Recorded<Nonconformity> one) => one.Value.State switch
    {
        NonconformityState.Draft => "draft",
        NonconformityState.Confirmed => one.Value.OriginalDue < input.Day ? "open, late" : "open",
        _ => $"closed {UnixMicros.DayOf(one.AtMicros):yyyy-MM-dd}",
    };
}
