using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Acting;

/// <summary>What people may put down about an incident's course. The moment of awareness is set once: legal clocks count from it.</summary>
public static class TimelineRules
{
    /// <summary>Clocks of people and of the server may differ by so much.</summary>
    const long Tolerance = 5 * UnixMicros.Minute;

    /// <summary>Why the next version may not be written; null when it may.</summary>
    /// <param name="before">The newest version; null for a new one.</param>
    /// <param name="after">What is to be written.</param>
    /// <param name="facts">What it is held against.</param>
    /// <param name="by">Must be a person.</param>
    /// <param name="reason">Needed where a decision is taken back.</param>
    public static Refusal? Check(IncidentTimeline? before, IncidentTimeline after, TimelineFacts facts, string by, string reason) =>
        (Writers.IsPerson(by) ? null : Refuse("a course is written by people", "Log in and set it yourself"))
        ?? Refusal.TooLong(Refusal.Timeline, reason) ?? Kept(before, after, reason) ?? Times(after, facts) ?? Order(after, facts) ?? Decision(after, facts) ?? Cost(after, facts);

    static Refusal? Kept(IncidentTimeline? before, IncidentTimeline after, string reason)
    {
        if (before is null) return null;
        if (before.Id != after.Id) return Refuse("it is the course of another incident", "Send the id of the address");
        if (before.Aware is { } aware && after.Aware != aware)
            return Refuse($"the moment of awareness {UnixMicros.ToMinute(aware.Micros)} was set and never changes", "Leave it; write what is new into the history as a note");
        if (before.Reportable is not null && before.Reportable != after.Reportable && string.IsNullOrWhiteSpace(reason))
            return Refuse("the decision on reporting changes without a reason", "Say why");
        return null;
    }

    static Refusal? Times(IncidentTimeline after, TimelineFacts facts)
    {
        foreach (var (name, moment) in Moments(after))
        {
            if (moment.Micros > facts.NowMicros + Tolerance) return Refuse($"{name} lies in the future", "Write a time that has passed, in UTC");
            if (!Enum.IsDefined(moment.Quality)) return Refuse($"the quality of {name} is not known", "Use exact, estimated or range; leave an unknown time out");
            if (moment.Quality == MomentQuality.Range != moment.ToMicros is not null || moment.ToMicros < moment.Micros)
                return Refuse($"{name} is no range with two ends in order", "Give both ends, or call it exact or estimated");
        }
        return null;
    }

    static Refusal? Order(IncidentTimeline after, TimelineFacts facts)
    {
        var occurred = after.Occurred?.Micros ?? long.MinValue;
        if (occurred > facts.DetectedMicros) return Refuse("it occurred after it was detected", $"It was detected {UnixMicros.ToMinute(facts.DetectedMicros)}: write a time before");
        foreach (var (name, moment) in Moments(after))
            if (occurred > End(moment)) return Refuse($"it occurred after {name}", "Put the times in order");
        if (after is { Aware: { } aware, ReportableDecided: { } decided } && aware.Micros > End(decided))
            return Refuse("reporting was decided before anybody was aware", "Put the times in order");
        return null;
    }

    static Refusal? Decision(IncidentTimeline after, TimelineFacts facts)
    {
        if (after.Regimes.FirstOrDefault(regime => !facts.Regimes.Contains(regime)) is { } unknown)
            return Refuse($"there is no legal regime '{Short(unknown)}'", $"Use {Words(facts.Regimes)}");
        if (after.Reportable is null != after.ReportableDecided is null) return Refuse("a decision on reporting and its time belong together", "Give both or none");
        if (after.Reportable == true && (after.Aware is null || after.Regimes.Count == 0))
            return Refuse("it is reportable without a moment of awareness or a regime", "Set when you became aware, and which law asks for it");
        return null;
    }

    static Refusal? Cost(IncidentTimeline after, TimelineFacts facts)
    {
        if (after.RootCause.Length > 0 && !facts.Causes.Contains(after.RootCause))
            return Refuse($"there is no cause '{Short(after.RootCause)}'", $"Use {Words(facts.Causes)}");
        if (after.Hours is < 0 or > 1_000_000 || after.Cost is < 0 or > 1_000_000_000_000m) return Refuse("hours or cost are out of bounds", "Write what was spent, not less than 0");
        if (after.ReportedBy is { } reporter && !Enum.IsDefined(reporter)) return Refuse("the reporter is not known", "Use customer, authority, supplier or staff");
        return null;
    }

    static IEnumerable<(string, Moment)> Moments(IncidentTimeline line) =>
        new (string Name, Moment? Moment)[]
        {
            ("the occurrence", line.Occurred), ("the awareness", line.Aware), ("the classification", line.Classified), ("the decision", line.ReportableDecided),
        }.Where(one => one.Moment is not null).Select(one => (one.Name, one.Moment!));

    static long End(Moment moment) => moment.ToMicros ?? moment.Micros;

    static string Words(IReadOnlyCollection<string> known) => known.Count == 0 ? "none: no file defines one" : string.Join(", ", known);

    static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";

    static Refusal Refuse(string problem, string remedy) => new(Refusal.Timeline, problem, remedy);
}
