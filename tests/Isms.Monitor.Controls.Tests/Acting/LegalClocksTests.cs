using FsCheck.Xunit;
using Isms.Monitor.Controls.Acting;
using Isms.Monitor.Controls.Acting.Clocks;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Tests.Acting;

public class LegalClocksTests
{
    const long Hour = UnixMicros.Hour;
    static readonly LegalClocks Shipped = LegalClocks.Load(Path.Combine(Repository.Root, "detect", "isms", "acting"));

    /// <summary>31 January, so that a month shows how it ends.</summary>
    static readonly long Aware = UnixMicros.From(new DateTimeOffset(2027, 1, 31, 8, 0, 0, TimeSpan.Zero));

    static IncidentTimeline Line(params string[] regimes) => new() { Id = "i1", Aware = new Moment(Aware, MomentQuality.Exact), Regimes = regimes };

    static string Due(IEnumerable<ClockStep> steps) => string.Join("; ", steps.Select(step => $"{step.Step} {UnixMicros.ToMinute(step.DueMicros)}"));

    [Fact]
    public void The_shipped_regimes_are_read_without_an_error()
    {
        Assert.Empty(Shipped.Errors);
        Assert.Equal(["gdpr", "nis2", "dora"], Shipped.Regimes.Select(regime => regime.Id));
        Assert.Equal(8, Shipped.Regimes.Sum(regime => regime.Steps.Count));
        Assert.True(Shipped.Find("gdpr", "people")!.OwnLimit);
        Assert.Empty(RootCauses.Load(Path.Combine(Repository.Root, "detect", "isms", "acting")).Errors);
        Assert.Empty(LegalClocks.Load(Path.Combine(Repository.Root, "no-such-folder")).Regimes);
    }

    [Fact]
    public void NIS2_counts_24_and_72_hours_from_awareness_and_a_month_from_the_notification()
    {
        var steps = ClockTable.Of(Shipped, Line("nis2"), []);
        Assert.Equal("early-warning 2027-02-01 08:00 UTC; notification 2027-02-03 08:00 UTC; final-report 2027-03-03 08:00 UTC", Due(steps));
        var sent = steps.Select(step => step.Step == "notification" ? step with { SentMicros = Aware, Proof = "BSI-4711" } : step).ToList();
        Assert.Equal("early-warning 2027-02-01 08:00 UTC; notification 2027-02-03 08:00 UTC; final-report 2027-02-28 08:00 UTC", Due(ClockTable.Of(Shipped, Line("nis2"), sent)));
    }

    [Fact]
    public void DORA_counts_four_hours_from_classification_and_24_from_awareness_at_the_latest()
    {
        IncidentTimeline Classified(int hours) => Line("dora") with { Classified = new Moment(Aware + hours * Hour, MomentQuality.Exact) };
        Assert.Equal("initial 2027-01-31 14:00 UTC; intermediate 2027-02-03 14:00 UTC; final 2027-03-03 14:00 UTC", Due(ClockTable.Of(Shipped, Classified(2), [])));
        Assert.StartsWith("initial 2027-02-01 08:00 UTC;", Due(ClockTable.Of(Shipped, Classified(23), [])), StringComparison.Ordinal);
        Assert.StartsWith("initial 2027-02-01 08:00 UTC;", Due(ClockTable.Of(Shipped, Line("dora"), [])), StringComparison.Ordinal);
    }

    [Fact]
    public void GDPR_gives_the_authority_72_hours() =>
        Assert.StartsWith("authority 2027-02-03 08:00 UTC;", Due(ClockTable.Of(Shipped, Line("gdpr"), [])), StringComparison.Ordinal);

    [Fact]
    public void Without_awareness_no_clock_runs_and_an_open_decision_stops_none()
    {
        Assert.Empty(ClockTable.Of(Shipped, Line("nis2") with { Aware = null }, []));
        Assert.Empty(ClockTable.Of(Shipped, Line() , []));
        Assert.Empty(ClockTable.Of(Shipped, Line("nis2") with { Reportable = false }, []));
        Assert.Equal(3, ClockTable.Of(Shipped, Line("nis2") with { Reportable = null }, []).Count);
    }

    [Fact]
    public void What_is_no_longer_asked_for_is_waived_with_the_reason_and_comes_back_with_the_decision()
    {
        var steps = ClockTable.Of(Shipped, Line("nis2"), []);
        var waived = ClockTable.Of(Shipped, Line("nis2") with { Reportable = false }, steps);
        Assert.All(waived, step => Assert.Equal((ClockTable.NotReportable, ClockState.Waived), (step.Waived, step.StateAt(Aware))));
        Assert.All(ClockTable.Of(Shipped, Line("gdpr"), steps).Where(step => step.Regime == "nis2"), step => Assert.Equal(ClockTable.OtherRegime, step.Waived));
        Assert.Equal(steps, ClockTable.Of(Shipped, Line("nis2"), waived));
        var byPerson = steps.Select(step => step with { Waived = "the authority has it" }).ToList();
        Assert.Equal(byPerson, ClockTable.Of(Shipped, Line("nis2"), byPerson));
    }

    [Fact]
    public void A_step_says_how_it_stands()
    {
        var step = ClockTable.Of(Shipped, Line("gdpr"), [])[0];
        Assert.Equal(ClockState.Running, step.StateAt(step.DueMicros));
        Assert.Equal(ClockState.Overdue, step.StateAt(step.DueMicros + 1));
        Assert.Equal(ClockState.Sent, (step with { SentMicros = step.DueMicros }).StateAt(step.DueMicros + Hour));
        Assert.Equal(ClockState.SentLate, (step with { SentMicros = step.DueMicros + 1 }).StateAt(step.DueMicros + Hour));
    }

    [Fact]
    public void Sending_needs_proof_and_a_time_that_has_passed_and_a_waiver_a_reason()
    {
        var step = ClockTable.Of(Shipped, Line("gdpr"), [])[0];
        var now = Aware + 5 * Hour;
        Assert.Null(ClockRules.CheckSent(step, now, "BfDI-2027-17", now));
        Assert.Equal("ISMS5052 there is no proof of sending. Give the authority's reference number or the hash of the file that was sent.", ClockRules.CheckSent(step, now, " ", now)?.ToString());
        Assert.Equal("ISMS5052 it was sent in the future. Write when it was sent, in UTC.", ClockRules.CheckSent(step, now + 1, "x", now)?.ToString());
        Assert.Equal("ISMS5052 it was sent before its clock started. Write when it was sent, in UTC.", ClockRules.CheckSent(step, Aware - 1, "x", now)?.ToString());
        var sent = step with { SentMicros = now, Proof = "x" };
        Assert.Equal("ISMS5052 it was sent before, and that never changes. Write what is new into the history as a note.", ClockRules.CheckSent(sent, now, "y", now)?.ToString());
        Assert.Equal("ISMS5052 it was sent. Nothing is left to waive.", ClockRules.CheckWaived(sent, "why")?.ToString());
        Assert.Equal("ISMS5052 a waiver has no reason. Say why the law does not ask for it here.", ClockRules.CheckWaived(step, "")?.ToString());
    }

    /// <summary>Whatever is classified and sent when: nothing sent moves, computing twice changes nothing, DORA never waits longer than a day.</summary>
    [Property]
    public bool Steps_follow_from_the_course_and_what_was_sent_stays(ushort classified, ushort[] sent, bool? reportable)
    {
        var line = Line("nis2", "dora") with { Reportable = reportable, Classified = new Moment(Aware + classified * UnixMicros.Minute, MomentQuality.Exact) };
        var first = ClockTable.Of(Shipped, Line("nis2", "dora"), []).Select((step, at) =>
            at < sent.Length ? step with { SentMicros = Aware + sent[at] * UnixMicros.Minute, Proof = "x" } : step).ToList();
        var next = ClockTable.Of(Shipped, line, first);
        return next.SequenceEqual(ClockTable.Of(Shipped, line, next))
            && first.Where(step => step.SentMicros is not null).All(next.Contains)
            && next.Count == first.Count
            && next.All(step => step.Step != "initial" || step.DueMicros <= Aware + 24 * Hour);
    }

    [Fact]
    public void Every_mistake_in_the_file_is_told_with_its_place_and_remedy()
    {
        var folder = Directory.CreateTempSubdirectory("isms-clocks-");
        File.WriteAllText(Path.Combine(folder.FullName, "legal-clocks.yml"), """
            regimes:
              - id: Nis
                name: N
                when: always
                steps:
                  - { id: a, title: A, article: 1, limits: [{ from: later, within: 3w }] }
                  - { id: a, title: B, article: 2, limits: [] , colour: red }
            """);
        var errors = LegalClocks.Load(folder.FullName).Errors.Select(error => error.ToString().Replace(folder.FullName + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)).ToList();
        folder.Delete(recursive: true);
        Assert.Equal(
        [
            "legal-clocks.yml(2,5): ISMS3253 id 'Nis' has other characters than a-z, 0-9 and -. Rename it.",
            "legal-clocks.yml(2,5): ISMS3252 source is missing. Add source: with a value.",
            "legal-clocks.yml(6,49): ISMS3253 from 'later' is no earlier step. Use one of aware, classified.",
            "legal-clocks.yml(6,49): ISMS3253 within '3w' is no limit. Write hours, days or months, such as 72h, 30d or 1mo.",
            "legal-clocks.yml(7,53): ISMS3254 colour is no field here. Use id, title, article, limits, own_limit.",
            "legal-clocks.yml(7,9): ISMS3252 a step has no limit. Add limits: with from and within.",
            "legal-clocks.yml(7,9): ISMS3255 id a is there twice. Give one of them another id.",
        ], errors);
    }

    [Theory]
    [InlineData("regimes: [", "ISMS3251 this is not valid YAML. Correct the indentation or quoting at this place.")]
    [InlineData("laws: []", "ISMS3254 laws is no key of this file. Its one key is regimes.")]
    [InlineData("- a", "ISMS3251 the file is not one YAML mapping. Start with its key and a colon.")]
    public void A_file_that_is_something_else_is_told(string text, string expected)
    {
        var folder = Directory.CreateTempSubdirectory("isms-clocks-");
        File.WriteAllText(Path.Combine(folder.FullName, "legal-clocks.yml"), text);
        var errors = LegalClocks.Load(folder.FullName).Errors;
        folder.Delete(recursive: true);
        Assert.EndsWith(expected, errors[0].ToString(), StringComparison.Ordinal);
    }
}
