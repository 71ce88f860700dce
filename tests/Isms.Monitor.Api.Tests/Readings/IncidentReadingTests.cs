using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Server.Incidents;
using Isms.Monitor.Api.Server.Readings;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Events;
using Isms.Monitor.Incidents;
using Isms.Monitor.Registers;
using Isms.Monitor.Store.State;
using ActionOutcome = Isms.Monitor.Api.Reading.ActionOutcome;
using IncidentRow = Isms.Monitor.Api.Reading.IncidentRow;

namespace Isms.Monitor.Api.Tests.Readings;

public sealed class IncidentReadingTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("isms-incidents-");
    readonly FixedClock _clock = new();
    readonly StateStore _state;
    readonly IncidentBook _book;
    readonly IncidentReading _incidents;

    public IncidentReadingTests()
    {
        _state = StateStore.Open(_folder.FullName);
        _book = new IncidentBook(_state, new Organisation(new RegisterSet()), _clock);
        _incidents = new IncidentReading(_book, _state, _clock);
        var now = UnixMicros.From(_clock.GetUtcNow());
        _book.Apply(
        [
            Sample.Alert("a1", "Malware not cleaned", Level.Critical, now - 2 * UnixMicros.Hour, ("host.name", "srv-files-01"), ("user.name", "Anna.Berg")),
            Sample.Alert("a2", "Success after failed logins", Level.High, now - 50 * UnixMicros.Hour, ("source.ip", "203.0.113.7"), ("host.name", "fw-77")),
            Sample.Alert("a3", "Malware not cleaned", Level.Critical, now - UnixMicros.Minute, ("host.name", "wks-010")),
        ]);
    }

    public void Dispose()
    {
        _state.Dispose();
        _folder.Delete(recursive: true);
    }

    static CancellationToken Abort => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "fw-77 srv-files-01 wks-010")]
    [InlineData("state:open", "fw-77 srv-files-01 wks-010")]
    [InlineData("state:new severity:>=critical", "srv-files-01 wks-010")]
    [InlineData("severity:<critical", "fw-77")]
    [InlineData("severity:(high or low)", "fw-77")]
    [InlineData("not severity:critical", "fw-77")]
    [InlineData("owner:none", "fw-77 srv-files-01 wks-010")]
    [InlineData("owner:*", "")]
    [InlineData("state:in-progress", "")]
    [InlineData("due:past", "fw-77 srv-files-01")]
    [InlineData("due:none", "")]
    [InlineData("source.ip:203.0.113.0/24", "fw-77")]
    [InlineData("source.ip:203.0.113.7", "fw-77")]
    [InlineData("source.ip:203.0.113.70", "")]
    [InlineData("host.name:wks-*", "wks-010")]
    [InlineData("user.name:anna.berg", "srv-files-01")]
    [InlineData("host.name:(wks-010 or fw-77)", "fw-77 wks-010")]
    [InlineData("rule:\"malware NOT cleaned\"", "srv-files-01 wks-010")]
    [InlineData("policy:*", "fw-77 srv-files-01 wks-010")]
    [InlineData("risk:*", "")]
    [InlineData("verdict:none", "fw-77 srv-files-01 wks-010")]
    [InlineData("title:malware", "srv-files-01 wks-010")]
    [InlineData("MALWARE", "srv-files-01 wks-010")]
    [InlineData("203.0.113.7", "fw-77")]
    [InlineData("detected:>2026-11-24T14:00:00Z", "wks-010")]
    [InlineData("events:3", "fw-77 srv-files-01 wks-010")]
    [InlineData("title:\"' OR 1=1 --\"", "")]
    public async Task The_queue_answers_the_query_language(string filter, string hosts)
    {
        var answer = await _incidents.QueryAsync(new IncidentQuery(filter, "severity", true, 0, 100), Abort);
        Assert.True(answer.Understood, answer.Problem?.Problem);
        Assert.Equal(hosts, string.Join(' ', answer.Value.Rows.Select(HostOf).Order(StringComparer.Ordinal)));
        Assert.Equal((answer.Value.Rows.Count, 3, 2), (answer.Value.Total, answer.Value.Open, answer.Value.PastDue));
        var matching = await _incidents.MatchingAsync(filter, Abort);
        Assert.Equal(answer.Value.Rows.Select(row => row.Id).Order(StringComparer.Ordinal), matching.Value!.Select(one => one.Id));
    }

    [Theory]
    [InlineData("state:(", 8, "the query ends too early")]
    [InlineData("owner:none state:opne", 18, "'opne' is no state.")]
    [InlineData("severity:>=grave", 12, "'grave' is no severity.")]
    [InlineData("due:soon", 5, "'soon' is no due time.")]
    public async Task A_wrong_query_is_answered_with_the_place_and_a_remedy(string filter, int column, string problem)
    {
        var answer = await _incidents.QueryAsync(new IncidentQuery(filter, "severity", true, 0, 10), Abort);
        Assert.False(answer.Understood);
        Assert.Equal(column, answer.Problem.Column);
        Assert.StartsWith(problem, answer.Problem.Problem, StringComparison.Ordinal);
        Assert.NotEmpty(answer.Problem.Remedy);
    }

    [Fact]
    public async Task A_row_of_the_queue_says_the_same_as_the_whole_incident()
    {
        foreach (var row in await Rows("", "severity", true))
            Assert.Equivalent(IncidentRow.Of((await _incidents.GetAsync(row.Id, Abort))!), row, strict: true);
    }

    [Fact]
    public async Task Every_sort_order_is_the_rows_own()
    {
        Assert.Equal(["srv-files-01", "wks-010", "fw-77"], (await Rows("", "severity", true)).OrderByDescending(row => row.Severity).ThenBy(row => row.LastMicros).Select(HostOf));
        Assert.Equal(["fw-77", "srv-files-01", "wks-010"], (await Rows("", "age", true)).Select(HostOf));
        Assert.Equal(["fw-77", "srv-files-01", "wks-010"], (await Rows("", "due", false)).Select(HostOf));
        foreach (var sort in IncidentQuery.Sorts)
        {
            var whole = (await Rows("", sort, true)).Select(row => row.Id).ToList();
            var paged = new List<string>();
            for (var at = 0; at < 3; at++) paged.AddRange((await _incidents.QueryAsync(new IncidentQuery("", sort, true, at, 1), Abort)).Value!.Rows.Select(row => row.Id));
            Assert.Equal(whole, paged);
        }
    }

    [Fact]
    public async Task A_closing_can_be_taken_back_and_the_figures_forget_it()
    {
        var row = (await Rows("host.name:wks-010", "severity", true))[0];
        var close = new IncidentAction { Kind = IncidentActionKind.Close, Verdict = Verdict.BenignExpected, Note = "Agreed." };
        var closed = Assert.IsType<ActionOutcome.Done>(await _incidents.ApplyAsync(row.Id, row.Version, close, "jd", Abort)).Incident;
        Assert.Equal((IncidentState.Closed, "jd", 2), (closed.Human.State, closed.Human.Owner, closed.Version));
        Assert.Single(await Rows("verdict:benign-expected state:closed owner:jd", "severity", true));

        var conflict = Assert.IsType<ActionOutcome.Conflict>(await _incidents.ApplyAsync(row.Id, row.Version, close, "mk", Abort));
        Assert.All(conflict.Since, entry => Assert.Equal(("jd", 2), (entry.Actor, entry.Version)));
        Assert.NotEmpty(conflict.Since);

        var undone = Assert.IsType<ActionOutcome.Done>(await _incidents.UndoAsync(row.Id, 2, "jd", Abort)).Incident;
        Assert.Equivalent(new HumanPart(), undone.Human, strict: true);
        Assert.Equal(3, undone.Version);
        Assert.Contains(await _incidents.HistoryAsync(row.Id, Abort), entry => entry is { Action: "undo", Field: "state", Before: "closed", After: "new", Version: 3 });
        Assert.Single(await Rows("host.name:wks-010 state:open verdict:none owner:none", "severity", true));
        var item = IncidentItem.From(undone, await _incidents.HistoryAsync(row.Id, Abort), long.MaxValue)!;
        Assert.Null(item.Closed);
        Assert.Empty(item.Changes);
        Assert.IsType<ActionOutcome.Conflict>(await _incidents.UndoAsync(row.Id, 2, "jd", Abort));
    }

    [Fact]
    public async Task The_figures_see_that_work_has_begun()
    {
        var row = (await Rows("host.name:fw-77", "severity", true))[0];
        var begun = Assert.IsType<ActionOutcome.Done>(await _incidents.ApplyAsync(row.Id, row.Version, new IncidentAction { Kind = IncidentActionKind.Start }, "jd", Abort));
        var item = IncidentItem.From(begun.Incident, await _incidents.HistoryAsync(row.Id, Abort), long.MaxValue)!;
        Assert.Equal([TriageItem.Entered.InProgress], item.Changes.Select(change => change.State));
        Assert.Single(await Rows("state:\"in progress\" and owner:jd", "severity", true));
    }

    [Fact]
    public async Task What_the_life_cycle_forbids_is_refused_with_what_it_allows()
    {
        var row = (await Rows("host.name:fw-77", "severity", true))[0];
        var refused = Assert.IsType<ActionOutcome.Refused>(await _incidents.ApplyAsync(row.Id, row.Version, new IncidentAction { Kind = IncidentActionKind.Reopen }, "jd", Abort));
        Assert.Equal(Lifecycle.From(IncidentState.New), refused.Allowed);
        Assert.StartsWith("New does not lead to reopened.", refused.Problem, StringComparison.Ordinal);
        Assert.IsType<ActionOutcome.NotFound>(await _incidents.ApplyAsync("nothing", 1, new IncidentAction { Kind = IncidentActionKind.Acknowledge }, "jd", Abort));
    }

    [Fact]
    public async Task The_decision_of_a_closing_is_the_one_that_was_given()
    {
        var row = (await Rows("host.name:fw-77", "severity", true))[0];
        var close = new IncidentAction { Kind = IncidentActionKind.Close, Verdict = Verdict.TruePositiveNoImpact, IsIncident = false };
        var done = Assert.IsType<ActionOutcome.Done>(await _incidents.ApplyAsync(row.Id, row.Version, close, "jd", Abort));
        Assert.False(done.Incident.Human.IsIncident);
    }

    [Fact]
    public async Task Related_incidents_come_with_what_they_share_and_their_verdict()
    {
        var (one, other) = ((await Rows("host.name:wks-010", "severity", true))[0], (await Rows("host.name:srv-files-01", "severity", true))[0]);
        await _incidents.ApplyAsync(other.Id, other.Version, new IncidentAction { Kind = IncidentActionKind.Close, Verdict = Verdict.FalsePositiveLogic, Note = "Wrong hash." }, "jd", Abort);
        var related = Assert.Single(await _incidents.RelatedAsync(one.Id, 10, Abort));
        Assert.Equal((other.Id, "rule Malware not cleaned", Verdict.FalsePositiveLogic), (related.Incident.Id, related.Shared, related.Incident.Verdict));
    }

    async Task<IReadOnlyList<IncidentRow>> Rows(string filter, string sort, bool descending) =>
        (await _incidents.QueryAsync(new IncidentQuery(filter, sort, descending, 0, 100), Abort)).Value!.Rows;

    static string HostOf(IncidentRow row) => row.Entities.First(entity => entity.Field == "host.name").Value;
}
