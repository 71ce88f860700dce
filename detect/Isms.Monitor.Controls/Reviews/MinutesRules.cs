using Isms.Monitor.Controls.Acting;
using Isms.Monitor.Controls.Records;

namespace Isms.Monitor.Controls.Reviews;

/// <summary>What people may write to an issued review, and when they may sign it (ISO/IEC 27001:2022, 9.3.3).</summary>
/// <remarks>Nothing is filled in for them. After the signature nothing changes: a correction is a new version that names the old one.</remarks>
public static class MinutesRules
{
    /// <summary>Signed: it does not change.</summary>
    public const string Signed = "ISMS5068";

    /// <summary>The minutes are wrong, or not complete enough to be signed.</summary>
    public const string Incomplete = "ISMS5069";

    /// <summary>Ids of the roles that may sign; who holds them stands in the register of roles.</summary>
    public static IReadOnlyList<string> SigningRoles { get; } = ["top-management", "isms-manager"];

    /// <summary>What of the ISMS a decision may change.</summary>
    public static IReadOnlyList<string> Changes { get; } = ["scope", "policy", "objectives", "controls", "resources"];

    const int MostDecisions = 100;

    /// <param name="before">The newest version; null for the first.</param>
    /// <param name="after">What is to be written.</param>
    /// <param name="sections">Ids of the review's sections.</param>
    /// <param name="roles">Ids of the register.</param>
    /// <param name="kpis">Ids of the catalogue.</param>
    public static Refusal? Check(ReviewMinutes? before, ReviewMinutes after, IReadOnlySet<string> sections, IReadOnlySet<string> roles, IReadOnlySet<string> kpis)
    {
        if (before is { SignedBy.Length: > 0 }) return new Refusal(Signed, $"the review {before.Id} is signed and does not change", "Issue a correction: it is a new version that names this one");
        if (before is not null && before.SnapshotHash != after.SnapshotHash) return Wrong("the minutes belong to another snapshot", "Open the review again");
        if (after.Attendees.FirstOrDefault(role => !roles.Contains(role)) is { } stranger) return Wrong($"there is no role '{stranger}'", "Name attendees by the ids of the register of roles");
        if (after.Discussed.Keys.FirstOrDefault(section => !sections.Contains(section)) is { } nowhere) return Wrong($"the review has no section '{nowhere}'", $"It has {string.Join(", ", sections.Order(StringComparer.Ordinal))}");
        return Conclusions(after) ?? Decisions(after, roles, kpis)
            ?? Refusal.TooLong(Incomplete, [.. after.Discussed.Values, .. after.Decisions.Select(one => one.Text), .. Given(after).Select(one => one.Reason)]);
    }

    /// <summary>Null when the minutes can be signed; else everything that is missing, at once.</summary>
    public static Refusal? CheckComplete(ReviewMinutes minutes)
    {
        var missing = new List<string>();
        if (minutes.Attendees.Count == 0) missing.Add("who took part");
        if (minutes.Suitable is null) missing.Add("whether the ISMS is suitable");
        if (minutes.Adequate is null) missing.Add("whether it is adequate");
        if (minutes.Effective is null) missing.Add("whether it is effective");
        return missing.Count == 0 ? null : Wrong($"the minutes do not say {string.Join(", ", missing)}", "Complete them, then sign");
    }

    static Refusal? Conclusions(ReviewMinutes after) => Given(after).Any(one => string.IsNullOrWhiteSpace(one.Reason))
        ? Wrong("a conclusion has no reason", "Suitable, adequate and effective are three answers, each with its reason") : null;

    static IEnumerable<Conclusion> Given(ReviewMinutes minutes) => new[] { minutes.Suitable, minutes.Adequate, minutes.Effective }.OfType<Conclusion>();

    static Refusal? Decisions(ReviewMinutes after, IReadOnlySet<string> roles, IReadOnlySet<string> kpis)
    {
        if (after.Decisions.Count > MostDecisions) return Wrong($"there are {after.Decisions.Count} decisions", $"A review has at most {MostDecisions}");
        if (after.Decisions.GroupBy(one => one.Id).FirstOrDefault(same => same.Count() > 1) is { } twice) return Wrong($"the decision '{twice.Key}' is there twice", "Give each an id of its own, such as D1");
        foreach (var one in after.Decisions)
        {
            if (!IsId(one.Id)) return Wrong($"'{one.Id}' is no id of a decision", "Use letters, digits and -, such as D1");
            if (string.IsNullOrWhiteSpace(one.Text)) return Wrong($"the decision {one.Id} says nothing", "Write what was decided");
            if (!roles.Contains(one.Owner)) return Wrong($"the decision {one.Id} has no owner", "Name a role of the register");
            if (one.Due == default) return Wrong($"the decision {one.Id} has no day", "Write the day that was agreed");
            if (one.Kpi.Length > 0 && !kpis.Contains(one.Kpi)) return Wrong($"the decision {one.Id} names the KPI '{one.Kpi}', which is not defined", "Name one of the catalogue, or none");
            if (one.Changes.Length > 0 && !Changes.Contains(one.Changes)) return Wrong($"the decision {one.Id} changes '{one.Changes}'", $"It may change {string.Join(", ", Changes)}, or be an improvement");
        }
        return null;
    }

    static bool IsId(string id) => id.Length is > 0 and <= 20 && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    static Refusal Wrong(string problem, string remedy) => new(Incomplete, problem, remedy);
}
