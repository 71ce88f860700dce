using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Controls.Records;

namespace Isms.Monitor.Api.Web.Parts;

/// <summary>Minutes while somebody writes them.</summary>
public sealed class MinutesDraft
{
    public int Version { get; init; }

    public HashSet<string> Attendees { get; init; } = [];

    public Dictionary<string, string?> Discussed { get; init; } = [];

    public List<DecisionDraft> Decisions { get; init; } = [];

    public AnswerDraft Suitable { get; init; } = new();

    public AnswerDraft Adequate { get; init; } = new();

    public AnswerDraft Effective { get; init; } = new();

    public static MinutesDraft Of(Recorded<ReviewMinutes>? known) => known is null ? new MinutesDraft() : new MinutesDraft
    {
        Version = known.Version,
        Attendees = [.. known.Value.Attendees],
        Discussed = known.Value.Discussed.ToDictionary(one => one.Key, string? (one) => one.Value),
        Decisions = [.. known.Value.Decisions.Select(one => new DecisionDraft { Id = one.Id, Text = one.Text, Owner = one.Owner, Due = one.Due, Kpi = one.Kpi, Changes = one.Changes })],
        Suitable = AnswerDraft.Of(known.Value.Suitable), Adequate = AnswerDraft.Of(known.Value.Adequate), Effective = AnswerDraft.Of(known.Value.Effective),
    };

    internal MinutesChange Change() => new(Version, [.. Attendees.Order(StringComparer.Ordinal)], Discussed,
        [.. Decisions.Select(one => new ReviewDecision(one.Id, one.Text, one.Owner, one.Due ?? default, one.Kpi, one.Changes))],
        Suitable.Given(), Adequate.Given(), Effective.Given());
}

/// <summary>A decision while it is written.</summary>
public sealed class DecisionDraft
{
    public string Id { get; set; } = "";

    public string Text { get; set; } = "";

    public string Owner { get; set; } = "";

    public DateOnly? Due { get; set; }

    public string Kpi { get; set; } = "";

    public string Changes { get; set; } = "";
}

/// <summary>One of the three conclusions while it is written: yes, no, or not yet.</summary>
public sealed class AnswerDraft
{
    public string Answer { get; set; } = "";

    public string Reason { get; set; } = "";

    internal static AnswerDraft Of(Conclusion? given) => given is null ? new AnswerDraft() : new AnswerDraft { Answer = given.Yes ? "yes" : "no", Reason = given.Reason };

    internal Conclusion? Given() => Answer.Length == 0 ? null : new Conclusion(Answer == "yes", Reason);
}
