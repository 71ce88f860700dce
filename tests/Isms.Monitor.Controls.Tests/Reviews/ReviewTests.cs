using System.Text.RegularExpressions;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Reviews;
using Isms.Monitor.Controls.Reviews.Html;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Tests.Reviews;

public class ReviewTests
{
    /// <summary>One sensor silent, one malware missed, some incidents linked with a risk, one reported by staff.</summary>
    static InMemoryEvidence Evidence()
    {
        var evidence = Company.Evidence("ids-01");
        evidence.Malware.Add(new("Worm", "wks-03", Company.Now - UnixMicros.Day, false, "ids", 10_000));
        evidence.Items.AddRange(Enumerable.Range(0, 13).Select(n => Company.Handled($"X-{n}", Company.Now - (10 + 12 * n) * UnixMicros.Day,
            Disposition.TruePositive, "R-01")));
        evidence.Items.Add(Company.Handled("S-1", Company.Now - 3 * UnixMicros.Day) with { ReportedBy = "staff" });
        return evidence;
    }

    static readonly Lazy<Task<Review>> Shared = new(() => BuildAsync(Evidence()));

    static Task<Review> BuildAsync(IEvidence evidence, RegisterSet? registers = null) =>
        new ReviewBuilder(Company.Catalogue, registers ?? Company.Registers, evidence, new Isms.Monitor.Controls.Records.InMemoryRecords())
        .BuildAsync(Company.Now - 180 * UnixMicros.Day, Company.Now, [], null, CancellationToken.None);

    [Fact]
    public async Task The_review_is_the_golden_one_as_JSON_and_as_HTML()
    {
        var review = await Shared.Value;
        Golden("review.json", ReviewJson.Write(review));
        Golden("review.html", ReviewPage.Render(review));
    }

    [Fact]
    public async Task Sections_come_in_the_order_of_the_standard_and_conclusions_are_left_to_people()
    {
        var review = await Shared.Value;
        Assert.Equal(["0", "0.1", "a", "b", "c", "d1", "d2", "d3", "d4", "e", "f", "g", "9.3.3", "sign"],
            review.Sections.Select(section => section.Id));
        var results = review.Sections.Single(section => section.Id == "9.3.3");
        Assert.Equal(Fill.People, results.Fill);
        Assert.Empty(results.Statements);
        Assert.Equal(["Is the ISMS suitable? Answer and reasons", "Is the ISMS adequate? Answer and reasons",
            "Is the ISMS effective? Answer and reasons"], results.ForPeople.Skip(2));
    }

    [Fact]
    public async Task The_snapshot_hash_shows_every_change_and_survives_writing_and_reading()
    {
        var review = await Shared.Value;
        var read = ReviewJson.Read(ReviewJson.Write(review));
        Assert.True(read.IsIntact);
        Assert.Equal(review.SnapshotHash, (await BuildAsync(Evidence())).SnapshotHash);
        Assert.False((read with { Scope = "all but the cellar" }).IsIntact);
        Assert.False((read with { Counts = read.Counts with { Effective = read.Counts.Effective + 1 } }).IsIntact);
    }

    [Fact]
    public async Task An_empty_store_prints_no_green_mark()
    {
        var page = ReviewPage.Render(await BuildAsync(new InMemoryEvidence()));
        var body = page[page.IndexOf("<section", StringComparison.Ordinal)..];
        Assert.DoesNotContain("class=\"state effective\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"state likely\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"effective\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("<polyline", body, StringComparison.Ordinal);
        Assert.Contains("0 of 14 sources that must log were reporting at the cut-off.", body, StringComparison.Ordinal);
        Assert.Contains("not measured: nothing has been stored yet", body, StringComparison.Ordinal);
        Assert.Contains("0 effective, 0 not effective, 11 not measured, 1 not measurable here, of 12 applicable", body,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_period_without_data_is_a_hatched_gap_and_not_zero()
    {
        var evidence = Evidence();
        evidence.Events.RemoveAll(one => one.Timestamp < Company.Now - 40 * UnixMicros.Day);
        evidence.Malware.Clear();
        var figure = (await BuildAsync(evidence)).Sections.Single(section => section.Id == "0.1").Figures.Single(one =>
            one.Kpi == "VIS-01");
        Assert.Null(figure.Trend[0].Value);
        Assert.Equal(State.NotMeasured, figure.Trend[0].State);
        Assert.NotNull(figure.Trend[^1].Value);
        var html = new Markup();
        TrendChart.Write(html, figure);
        Assert.Single(Regex.Matches(html.ToString(), "<rect class=\"unmeasured\"", RegexOptions.NonBacktracking));
        Assert.Equal(figure.Trend.Count(point => point.Value is not null),
            Regex.Count(html.ToString(), "<circle", RegexOptions.NonBacktracking));
    }

    [Fact]
    public async Task What_registers_forgot_is_a_gap_and_no_invented_history()
    {
        var figure = (await Shared.Value).Sections.Single(section => section.Id == "d2").Figures.Single(one => one.Kpi == "GOV-03");
        Assert.All(figure.Trend.SkipLast(1), point => Assert.Null(point.Value));
        Assert.Equal(50, figure.Trend[^1].Value);
        Assert.Equal("the registers hold only their present state", figure.Change);
    }

    [Fact]
    public async Task Hostile_names_come_out_as_text()
    {
        var registers = Company.Registers;
        const string hostile = "</title><script>alert(1)</script>\" onload=\"x";
        registers = registers with
        {
            Scope = new Scope { Organisation = hostile, Statement = hostile },
            ReviewActions = [new ReviewAction { Id = hostile, Action = hostile, Owner = hostile }],
            Risks = [.. registers.Risks.Select(risk => risk with { Title = hostile })],
            Controls = [.. registers.Controls.Select(control => control with { Title = hostile })],
        };
        var page = ReviewPage.Render(await BuildAsync(Evidence(), registers));
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("onload=\"x", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_figure_carries_what_it_rests_on()
    {
        foreach (var figure in (await Shared.Value).Sections.SelectMany(section => section.Figures))
        {
            Assert.Equal(ReviewBuilder.Points, figure.Trend.Count);
            Assert.Equal(figure.Query.Length == 0 ? 0 : 64, figure.QueryHash.Length);
            Assert.Equal(64, figure.SampleHash.Length);
            Assert.True(figure.ToMicros == Company.Now && figure.FromMicros <= figure.ToMicros);
            if (figure.Value is not null) Assert.True(figure.Interval is not null && figure.N > 0, figure.Kpi);
        }
    }

    [Fact]
    public async Task The_risk_section_prints_the_proposal_and_leaves_the_decision_to_the_owner()
    {
        var risks = (await Shared.Value).Sections.Single(section => section.Id == "f");
        Assert.Contains(risks.HeatMap!.Risks, risk => risk is { Risk: "R-01", Likelihood: 1, Proposed: 4 });
        Assert.Contains(risks.ForPeople, label => label.StartsWith("Decisions of the risk owners", StringComparison.Ordinal));
    }

    static void Golden(string name, string actual)
    {
        var path = Path.Combine(Repository.Data, name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(path, actual);
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
