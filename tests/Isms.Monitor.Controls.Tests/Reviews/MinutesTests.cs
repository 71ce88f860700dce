using Isms.Monitor.Controls.Acting;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.Reviews;
using Isms.Monitor.Controls.Reviews.Html;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Tests.Reviews;

public class MinutesTests
{
    static readonly HashSet<string> Sections = ["0", "d2", "f", "9.3.3", "sign"];
    static readonly HashSet<string> Roles = ["top-management", "isms-manager", "it-lead"];
    static readonly HashSet<string> Kpis = ["PRV-01"];

    static ReviewMinutes Complete => new()
    {
        Id = "2026-07-01_2026-09-30_v1", SnapshotHash = new string('a', 64), Attendees = ["top-management", "it-lead"],
        Discussed = new Dictionary<string, string> { ["d2"] = "Malware is stopped." },
        Decisions = [new ReviewDecision("D1", "Buy a second sensor", "it-lead", new DateOnly(2026, 12, 1), "PRV-01", "resources")],
        Suitable = new Conclusion(true, "Scope fits"), Adequate = new Conclusion(true, "Means suffice"), Effective = new Conclusion(false, "Two controls fail"),
    };

    static Refusal? Check(ReviewMinutes after, ReviewMinutes? before = null) => MinutesRules.Check(before, after, Sections, Roles, Kpis);

    [Fact]
    public void Complete_minutes_are_taken_and_can_be_signed()
    {
        Assert.Null(Check(Complete));
        Assert.Null(MinutesRules.CheckComplete(Complete));
    }

    [Fact]
    public void A_signature_covers_snapshot_and_minutes_and_shows_every_change()
    {
        var signed = ReviewSignature.Sign(Complete, "top-management", Company.Now);
        Assert.True(ReviewSignature.Holds(signed));
        Assert.False(ReviewSignature.Holds(Complete));
        Assert.All(new[]
        {
            signed with { SnapshotHash = new string('b', 64) }, signed with { SignedBy = "isms-manager" }, signed with { SignedMicros = Company.Now + 1 }, signed with { Decisions = [] },
            signed with { Effective = new Conclusion(true, "Two controls fail") }, signed with { Discussed = new Dictionary<string, string>() }, signed with { Attendees = ["it-lead"] },
        }, changed => Assert.False(ReviewSignature.Holds(changed)));
    }

    [Fact]
    public void After_the_signature_nothing_changes()
    {
        var signed = ReviewSignature.Sign(Complete, "top-management", Company.Now);
        Assert.Equal("ISMS5068 the review 2026-07-01_2026-09-30_v1 is signed and does not change. Issue a correction: it is a new version that names this one.",
            Check(Complete, signed)!.ToString());
    }

    [Fact]
    public void What_a_signature_lacks_is_said_at_once() =>
        Assert.Equal("ISMS5069 the minutes do not say who took part, whether the ISMS is suitable, whether it is adequate, whether it is effective. Complete them, then sign.",
            MinutesRules.CheckComplete(new ReviewMinutes { Id = "x", SnapshotHash = "" })!.ToString());

    public static TheoryData<ReviewMinutes, string> Wrong => new()
    {
        { Complete with { Attendees = ["nobody"] }, "there is no role 'nobody'" },
        { Complete with { Discussed = new Dictionary<string, string> { ["z"] = "" } }, "the review has no section 'z'" },
        { Complete with { Adequate = new Conclusion(true, " ") }, "a conclusion has no reason" },
        { Complete with { Decisions = [Complete.Decisions[0], Complete.Decisions[0]] }, "the decision 'D1' is there twice" },
        { Complete with { Decisions = [Complete.Decisions[0] with { Id = "D 1" }] }, "'D 1' is no id of a decision" },
        { Complete with { Decisions = [Complete.Decisions[0] with { Text = "" }] }, "the decision D1 says nothing" },
        { Complete with { Decisions = [Complete.Decisions[0] with { Owner = "" }] }, "the decision D1 has no owner" },
        { Complete with { Decisions = [Complete.Decisions[0] with { Due = default }] }, "the decision D1 has no day" },
        { Complete with { Decisions = [Complete.Decisions[0] with { Kpi = "XXX-01" }] }, "the decision D1 names the KPI 'XXX-01', which is not defined" },
        { Complete with { Decisions = [Complete.Decisions[0] with { Changes = "weather" }] }, "the decision D1 changes 'weather'" },
        { Complete with { Discussed = new Dictionary<string, string> { ["f"] = new string('x', 4001) } }, "a text has 4001 characters" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Wrong_minutes_are_refused_with_what_is_wrong(ReviewMinutes minutes, string problem) =>
        Assert.Equal((MinutesRules.Incomplete, problem), (Check(minutes)!.Code, Check(minutes)!.Problem));

    [Fact]
    public void Minutes_of_another_snapshot_are_refused() =>
        Assert.Equal("the minutes belong to another snapshot", Check(Complete with { SnapshotHash = "b" }, Complete)!.Problem);

    [Fact]
    public async Task Decisions_of_signed_reviews_are_carried_forward_and_those_of_a_corrected_version_are_not()
    {
        var signed = ReviewSignature.Sign(Complete with { Decisions = [Complete.Decisions[0] with { Due = new DateOnly(2026, 11, 1) }] }, "top-management", Company.Now - 40 * UnixMicros.Day);
        var other = ReviewSignature.Sign(Complete with { Id = "2026-07-01_2026-09-30_v2", Corrects = signed.Id }, "top-management", Company.Now - 20 * UnixMicros.Day);
        var records = new InMemoryRecords().With(signed, Company.Now - 40 * UnixMicros.Day).With(Complete with { Id = "draft" }, Company.Now - 30 * UnixMicros.Day);

        Assert.Equal(["2026-07-01_2026-09-30_v1/D1 open, late"], await CarriedAsync(records));
        records.With(other, Company.Now - 20 * UnixMicros.Day);
        Assert.Equal(["2026-07-01_2026-09-30_v2/D1 open"], await CarriedAsync(records));
    }

    static async Task<IEnumerable<string>> CarriedAsync(InMemoryRecords records)
    {
        var review = await new ReviewBuilder(Company.Catalogue, Company.Registers, Company.Evidence(), records)
            .BuildAsync(Company.Now - 90 * UnixMicros.Day, Company.Now, [], null, TestContext.Current.CancellationToken);
        return review.Sections.Single(section => section.Id == "a").Tables.Single(table => table.Caption == "Carried forward").Rows
            .Where(row => row[0].Text.EndsWith("/D1", StringComparison.Ordinal)).Select(row => $"{row[0].Text} {row[6].Text}");
    }

    [Fact]
    public async Task The_printed_record_has_the_minutes_in_their_sections_the_three_answers_and_the_signature()
    {
        var review = await new ReviewBuilder(Company.Catalogue, Company.Registers, Company.Evidence(), new InMemoryRecords())
            .BuildAsync(Company.Now - 90 * UnixMicros.Day, Company.Now, [], null, TestContext.Current.CancellationToken);
        var signed = ReviewSignature.Sign(Complete with { Discussed = new Dictionary<string, string> { ["d2"] = "<b>hostile</b>" } }, "top-management", Company.Now);
        var page = ReviewPage.Render(new ReviewRecord(signed.Id, signed.SnapshotHash, review, new Recorded<ReviewMinutes>(signed, 2, Company.Now, "m.thorsen", "")));

        Assert.Contains("&lt;b&gt;hostile&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("No. Two controls fail", page, StringComparison.Ordinal);
        Assert.Contains("Signed by m.thorsen in the role top-management", page, StringComparison.Ordinal);
        Assert.Contains(signed.SignedHash, page, StringComparison.Ordinal);
        Assert.DoesNotContain("does not hold", page, StringComparison.Ordinal);
        Assert.Contains("does not hold", ReviewPage.Render(new ReviewRecord(signed.Id, signed.SnapshotHash, review,
            new Recorded<ReviewMinutes>(signed with { Attendees = [] }, 3, Company.Now, "m.thorsen", ""))), StringComparison.Ordinal);
    }
}
