using FsCheck.Xunit;
using Isms.Monitor.Controls.Acting;
using Isms.Monitor.Controls.Records;

namespace Isms.Monitor.Controls.Tests.Acting;

public class NonconformityRulesTests
{
    static readonly DateOnly Day = new(2026, 12, 15);

    static Nonconformity Draft => new() { Id = "NC-1", Subject = "VIS-01", Title = "Log sources are missing", Found = "40 % against 98 %", State = NonconformityState.Draft };

    static Nonconformity Confirmed => Draft with { State = NonconformityState.Confirmed, Owner = "soc-lead", Due = Day, OriginalDue = Day };

    static Nonconformity Closed => Confirmed with
    {
        State = NonconformityState.Closed, Reaction = "Sensor restarted", Cause = "No alarm", SimilarCases = "none found", EffectCheck = "Thirty days without a gap", Effective = true,
    };

    static string? Text(Nonconformity? before, Nonconformity after, string reason = "", string by = "c.lindt") =>
        NonconformityRules.Check(before, after, by, reason)?.ToString();

    [Fact]
    public void A_person_confirms_a_draft_and_closes_it_after_the_check_of_the_effect()
    {
        Assert.Null(Text(null, Draft));
        Assert.Null(Text(Draft, Confirmed));
        Assert.Null(Text(Confirmed, Closed));
        Assert.Null(Text(Draft, Draft with { State = NonconformityState.Rejected }, "the sensor was in maintenance"));
    }

    [Fact]
    public void Closing_needs_what_10_2_asks_for()
    {
        Assert.Equal("ISMS5050 the effect was not checked. Write what the check found and whether the action was effective.", Text(Confirmed, Closed with { EffectCheck = " " }));
        Assert.Equal("ISMS5050 the effect was not checked. Write what the check found and whether the action was effective.", Text(Confirmed, Closed with { Effective = null }));
        Assert.Equal("ISMS5050 the check found no effect. Keep it confirmed and add another action.", Text(Confirmed, Closed with { Effective = false }));
        Assert.Equal("ISMS5050 reaction, cause or similar cases are missing. Write all three before closing; \"none found\" is an answer.", Text(Confirmed, Closed with { Cause = "" }));
        Assert.Equal("ISMS5050 draft does not lead to closed. It leads to draft, confirmed, rejected.", Text(Draft, Closed));
    }

    [Fact]
    public void A_confirmed_one_has_an_owner_and_a_day_and_a_rejection_a_reason()
    {
        Assert.Equal("ISMS5050 a confirmed nonconformity has no owner or no due day. Name a role and a day.", Text(Draft, Confirmed with { Owner = "" }));
        Assert.Equal("ISMS5050 a confirmed nonconformity has no owner or no due day. Name a role and a day.", Text(Draft, Confirmed with { Due = null, OriginalDue = null }));
        Assert.Equal("ISMS5050 a rejection has no reason. Say why it is no nonconformity.", Text(Draft, Draft with { State = NonconformityState.Rejected }));
    }

    [Fact]
    public void The_first_agreed_day_stays_when_the_due_day_moves_and_moving_needs_a_reason()
    {
        var moved = Confirmed with { Due = Day.AddDays(30) };
        Assert.Equal("ISMS5050 the due day moves without a reason. Say why; the first agreed day stays.", Text(Confirmed, moved));
        Assert.Null(Text(Confirmed, moved, "the sensor is delivered later"));
        Assert.Equal("ISMS5050 the first agreed day 2026-12-15 never changes. Move the current due day and leave the first.",
            Text(Confirmed, moved with { OriginalDue = moved.Due }, "later"));
        Assert.Equal(Day, NonconformityRules.WithOriginalDue(Confirmed, moved with { OriginalDue = moved.Due }).OriginalDue);
        Assert.Null(NonconformityRules.WithOriginalDue(null, Draft with { Due = Day }).OriginalDue);
    }

    [Fact]
    public void What_is_over_stays_and_what_was_found_never_changes()
    {
        Assert.Equal("ISMS5050 NC-1 is closed and stays so. Open another nonconformity that names it.", Text(Closed, Confirmed));
        Assert.Equal("ISMS5050 what was found and about what never changes. Write what is new into cause or similar cases.", Text(Draft, Draft with { Found = "nothing" }));
        Assert.Equal("ISMS5050 a new nonconformity cannot be closed. Begin with draft or confirmed.", Text(null, Closed));
        Assert.Equal("ISMS5050 a text has 4001 characters. Write at most 4000; put the rest into a document and name it.", Text(null, Draft with { Title = new string('x', 4001) }));
    }

    [Fact]
    public void The_program_opens_drafts_and_decides_nothing()
    {
        Assert.Null(Text(null, Draft, by: Writers.Drafts));
        Assert.Equal("ISMS5050 the program opens drafts and decides nothing. Let a person confirm or reject it.", Text(Draft, Confirmed, by: Writers.Drafts));
        Assert.NotNull(Text(null, Confirmed, by: Writers.Drafts));
    }

    /// <summary>Whatever is tried in whatever order: the day agreed at the confirmation is the original one for ever.</summary>
    [Property]
    public bool The_original_due_day_is_that_of_the_confirmation_whatever_follows((NonconformityState State, byte Days, bool Check)[] tries)
    {
        Nonconformity? newest = null;
        DateOnly? agreed = null;
        foreach (var (state, days, check) in tries)
        {
            var wish = Closed with { State = state, Due = Day.AddDays(days), OriginalDue = Day.AddDays(days), Effective = check, EffectCheck = check ? "seen" : "" };
            var next = NonconformityRules.WithOriginalDue(newest, wish);
            if (NonconformityRules.Check(newest, next, "c.lindt", "because") is not null) continue;
            if (newest?.State is NonconformityState.Closed or NonconformityState.Rejected) return false;
            newest = next;
            if (state is NonconformityState.Confirmed) agreed ??= next.Due;
        }
        return newest is null || newest.OriginalDue == agreed && (newest.State != NonconformityState.Closed || newest.Effective == true);
    }
}
