using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.Reviews;
using Isms.Monitor.Events;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Tests.Reviews;

/// <summary>What an earlier review left open comes into the next one by itself.</summary>
public class CarryForwardTests
{
    static readonly long From = Company.Now - 90 * UnixMicros.Day;
    static readonly DateOnly Due = UnixMicros.DayOf(Company.Now).AddDays(-10);

    static ReviewMinutes Minutes(long? signed) => new()
    {
        Id = "2026-05_v1", SnapshotHash = "h", SignedBy = signed is null ? "" : "top-management", SignedMicros = signed,
        Decisions = [new ReviewDecision("D1", "Hire one more analyst", "top-management", Due, "RSP-01", "resources")],
    };

    static Nonconformity Case(string id, NonconformityState state) => new()
    {
        Id = id, Subject = "VIS-01", Title = $"Case {id}", Found = "40 %", State = state, Owner = "soc-lead", OriginalDue = Due, Due = Due.AddDays(60),
    };

    static async Task<ReviewSection> SectionAsync(string id, InMemoryRecords records, params ReviewAction[] registered)
    {
        var review = await new ReviewBuilder(Company.Catalogue, Company.Registers with { ReviewActions = registered }, Company.Evidence(), records)
            .BuildAsync(From, Company.Now, [], null, TestContext.Current.CancellationToken);
        return review.Sections.Single(section => section.Id == id);
    }

    static List<string> Rows(ReviewSection section) => [.. section.Tables[0].Rows.Select(row => string.Join(" | ", row.Select(cell => cell.Text)))];

    [Fact]
    public async Task A_decision_of_signed_minutes_is_an_open_action_until_the_register_says_that_it_is_done()
    {
        var signed = Company.Now - 120 * UnixMicros.Day;
        var records = new InMemoryRecords().With(Minutes(signed), signed);
        var open = await SectionAsync("a", records);
        Assert.Equal("1 of 1 actions are open, 1 of them late by their first date.", open.Statements[0]);
        Assert.Equal(["2026-05_v1/D1 | 2026-07-26 | Hire one more analyst | top-management | 2026-11-13 | 2026-11-13 | open, late | 120"], Rows(open));
        var done = await SectionAsync("a", records, new ReviewAction { Id = "2026-05_v1/D1", Review = UnixMicros.DayOf(signed), Action = "Hired", OriginalDue = Due, Completed = Due.AddDays(-1) });
        Assert.Equal("0 of 1 actions are open, 0 of them late by their first date.", done.Statements[0]);
    }

    [Fact]
    public async Task Minutes_that_nobody_signed_and_later_ones_carry_nothing_over()
    {
        Assert.Empty(Rows(await SectionAsync("a", new InMemoryRecords().With(Minutes(null), From))));
        Assert.Empty(Rows(await SectionAsync("a", new InMemoryRecords().With(Minutes(Company.Now), Company.Now))));
    }

    [Fact]
    public async Task Open_nonconformities_and_those_closed_in_the_period_are_in_the_review_with_their_first_day()
    {
        var records = new InMemoryRecords().With(Case("NC-1", NonconformityState.Confirmed), From - 1).With(Case("NC-2", NonconformityState.Closed), From + 1)
            .With(Case("NC-3", NonconformityState.Closed), From - 1).With(Case("NC-4", NonconformityState.Draft), From + 1).With(Case("NC-5", NonconformityState.Rejected), From + 1)
            .With(Case("NC-6", NonconformityState.Confirmed), Company.Now);
        var section = await SectionAsync("d1", records);
        Assert.Equal("1 drafts of nonconformities wait for a decision, 1 confirmed ones are open, 1 of them late by their first date; 1 were closed in the period.", section.Statements[1]);
        Assert.Equal(
        [
            "NC-4 | draft | VIS-01 | Case NC-4 | soc-lead | 2026-11-13 | 2027-01-12 | – | –",
            "NC-1 | open, late | VIS-01 | Case NC-1 | soc-lead | 2026-11-13 | 2027-01-12 | – | –",
            "NC-2 | closed 2026-08-25 | VIS-01 | Case NC-2 | soc-lead | 2026-11-13 | 2027-01-12 | – | –",
        ], Rows(section));
    }
}
