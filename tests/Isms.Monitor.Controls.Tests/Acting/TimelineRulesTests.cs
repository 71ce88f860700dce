using FsCheck.Xunit;
using Isms.Monitor.Controls.Acting;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Tests.Acting;

public class TimelineRulesTests
{
    const long Hour = UnixMicros.Hour;
    static readonly long Now = Company.Now;
    static readonly TimelineFacts Facts = new(Now, Now - 10 * Hour, ["gdpr", "nis2"], ["phishing"]);

    static IncidentTimeline Line => new()
    {
        Id = "i1", Occurred = new Moment(Now - 30 * Hour, MomentQuality.Range, Now - 20 * Hour), Aware = Exact(Now - 9 * Hour), Classified = Exact(Now - 8 * Hour),
        Reportable = true, ReportableDecided = Exact(Now - 7 * Hour), Regimes = ["nis2"], RootCause = "phishing", Hours = 12.5m, Cost = 4000,
    };

    static Moment Exact(long micros) => new(micros, MomentQuality.Exact);

    static string? Text(IncidentTimeline? before, IncidentTimeline after, string by = "r.voss", string reason = "") =>
        TimelineRules.Check(before, after, Facts, by, reason)?.ToString();

    [Fact]
    public void A_whole_course_and_an_empty_one_may_be_written()
    {
        Assert.Null(Text(null, Line));
        Assert.Null(Text(null, new IncidentTimeline { Id = "i1" }));
        Assert.Null(Text(new IncidentTimeline { Id = "i1" }, Line));
    }

    [Fact]
    public void The_moment_of_awareness_is_set_once_and_by_a_person()
    {
        const string never = "ISMS5051 the moment of awareness 2026-11-22 15:00 UTC was set and never changes. Leave it; write what is new into the history as a note.";
        Assert.Equal(never, Text(Line, Line with { Aware = Exact(Now - Hour) }));
        Assert.Equal(never, Text(Line, Line with { Aware = Line.Aware! with { Quality = MomentQuality.Estimated } }));
        Assert.Equal(never, Text(Line, Line with { Aware = null, Reportable = null, ReportableDecided = null }));
        Assert.Equal("ISMS5051 a course is written by people. Log in and set it yourself.", Text(null, Line, "policy:opening"));
    }

    [Fact]
    public void Times_have_passed_and_are_in_order()
    {
        Assert.Equal("ISMS5051 the awareness lies in the future. Write a time that has passed, in UTC.", Text(null, Line with { Aware = Exact(Now + Hour) }));
        Assert.Equal("ISMS5051 it occurred after it was detected. It was detected 2026-11-22 14:00 UTC: write a time before.", Text(null, Line with { Occurred = Exact(Now - 9 * Hour) }));
        Assert.Equal("ISMS5051 it occurred after the classification. Put the times in order.", Text(null, Line with { Occurred = Exact(Now - 11 * Hour), Classified = Exact(Now - 12 * Hour) }));
        Assert.Equal("ISMS5051 reporting was decided before anybody was aware. Put the times in order.", Text(null, Line with { ReportableDecided = Exact(Now - 10 * Hour) }));
        Assert.Equal("ISMS5051 the occurrence is no range with two ends in order. Give both ends, or call it exact or estimated.",
            Text(null, Line with { Occurred = new Moment(Now - 20 * Hour, MomentQuality.Range, Now - 30 * Hour) }));
        Assert.NotNull(Text(null, Line with { Occurred = new Moment(Now - 30 * Hour, MomentQuality.Exact, Now - 20 * Hour) }));
        Assert.NotNull(Text(null, Line with { Occurred = new Moment(Now - 30 * Hour, MomentQuality.Range) }));
    }

    [Fact]
    public void Reporting_needs_a_regime_and_a_moment_and_changes_with_a_reason()
    {
        Assert.Equal("ISMS5051 it is reportable without a moment of awareness or a regime. Set when you became aware, and which law asks for it.", Text(null, Line with { Regimes = [] }));
        Assert.Equal("ISMS5051 there is no legal regime 'hipaa'. Use gdpr, nis2.", Text(null, Line with { Regimes = ["hipaa"] }));
        Assert.Equal("ISMS5051 a decision on reporting and its time belong together. Give both or none.", Text(null, Line with { ReportableDecided = null }));
        Assert.Equal("ISMS5051 the decision on reporting changes without a reason. Say why.", Text(Line, Line with { Reportable = false }));
        Assert.Null(Text(Line, Line with { Reportable = false }, reason: "the backup was complete"));
    }

    [Fact]
    public void Causes_come_from_the_list_and_costs_are_not_negative()
    {
        Assert.Equal("ISMS5051 there is no cause 'bad luck'. Use phishing.", Text(null, Line with { RootCause = "bad luck" }));
        Assert.Equal("ISMS5051 hours or cost are out of bounds. Write what was spent, not less than 0.", Text(null, Line with { Cost = -1 }));
    }

    [Property]
    public bool No_sequence_of_changes_moves_the_moment_of_awareness(int?[] hours)
    {
        IncidentTimeline? newest = null;
        Moment? first = null;
        foreach (var hour in hours)
        {
            var next = new IncidentTimeline { Id = "i1", Aware = hour is { } back ? Exact(Now - (uint)back % 9 * Hour) : null };
            if (TimelineRules.Check(newest, next, Facts, "r.voss", "") is not null) continue;
            (newest, first) = (next, first ?? next.Aware);
        }
        return newest?.Aware == first;
    }
}
