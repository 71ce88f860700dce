using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Risks;
using Isms.Monitor.Events;
using Isms.Monitor.Incidents;

namespace Isms.Monitor.Controls.Tests.Risks;

public class AttackSplitTests
{
    static readonly long From = Company.Now - 365 * UnixMicros.Day;

    static TriageItem Item(int daysAgo, Polarity polarity, Disposition disposition = Disposition.TruePositive, bool incident = true) =>
        Company.Handled($"I-{daysAgo}-{polarity}", Company.Now - daysAgo * UnixMicros.Day, disposition, "R-01") with
        {
            IsIncident = incident, Controls = [new ControlEvidence("A.8.20", polarity, "")],
        };

    static AttackSplit Split(params IReadOnlyList<TriageItem> items) => AttackSplit.Of(items, (from, to) => (to - from) / (365.25 * UnixMicros.Day), From, Company.Now);

    [Fact]
    public void Blocked_attempts_raise_the_frequency_and_not_the_vulnerability()
    {
        var quiet = Split([.. Enumerable.Range(1, 4).Select(n => Item(40 * n, Polarity.Failure))]);
        var busy = Split([.. Enumerable.Range(1, 4).Select(n => Item(40 * n, Polarity.Failure)), .. Enumerable.Range(1, 12).Select(n => Item(25 * n, Polarity.Success))]);

        Assert.Equal((4, 4, 16, 4), (quiet.Attempts, quiet.Succeeded, busy.Attempts, busy.Succeeded));
        Assert.Equal((1.0, 0.25), (quiet.Vulnerability, busy.Vulnerability));
        Assert.True(busy.YearlyInterval!.Value.Lower > quiet.YearlyInterval!.Value.Lower);
    }

    [Fact]
    public void A_false_alarm_is_no_attempt_and_what_nobody_judged_is_in_neither_figure()
    {
        var split = Split(Item(10, Polarity.Failure), Item(20, Polarity.Failure, Disposition.FalsePositive), Item(30, Polarity.Success, Disposition.BenignTruePositive),
            Item(40, Polarity.Failure, Disposition.None));

        Assert.Equal((1, 1, 1), (split.Attempts, split.Succeeded, split.Undecided));
        Assert.EndsWith("1 more is not judged yet and in neither figure.", split.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Let_pass_by_one_control_is_let_pass_and_called_no_incident_is_stopped()
    {
        var mixed = Item(10, Polarity.Success) with { Controls = [new ControlEvidence("A.8.20", Polarity.Success, ""), new ControlEvidence("A.8.7", Polarity.Failure, "")] };

        Assert.Equal(1, Split(mixed).Succeeded);
        Assert.Equal(0, Split(mixed with { IsIncident = false }).Succeeded);
        Assert.Equal(1, Split(mixed with { Controls = [] }).Succeeded);
    }

    [Fact]
    public void Without_an_attempt_or_without_exposure_the_part_is_not_measured_instead_of_zero()
    {
        var none = Split();
        var blind = AttackSplit.Of([Item(10, Polarity.Failure)], (_, _) => 0, From, Company.Now);

        Assert.Null(none.Vulnerability);
        Assert.Equal("No confirmed attempt (up to 1.9 a year remain possible), so the share that comes through is not measured.", none.Sentence);
        Assert.Null(blind.Yearly);
        Assert.Equal("Attempts are not measured: nothing was observed.", blind.Sentence);
    }

    [Fact]
    public void A_change_is_said_of_the_part_that_changed_and_only_when_it_is_proved()
    {
        var world = Split([.. Enumerable.Range(1, 12).Select(n => Item(5 * n, Polarity.Success)), Item(200, Polarity.Success)]);
        var controls = Split([.. Enumerable.Range(1, 9).Select(n => Item(9 * n, Polarity.Failure)), .. Enumerable.Range(1, 27).Select(n => Item(92 + 10 * n, Polarity.Success))]);
        var neither = Split([.. Enumerable.Range(1, 8).Select(n => Item(40 * n, n % 2 == 0 ? Polarity.Failure : Polarity.Success))]);

        Assert.EndsWith("Attempts became more frequent in the last three months: that is the world.", world.Sentence, StringComparison.Ordinal);
        Assert.EndsWith("More of them come through than before: that is the controls.", controls.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("became", neither.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("than before", neither.Sentence, StringComparison.Ordinal);
    }
}
