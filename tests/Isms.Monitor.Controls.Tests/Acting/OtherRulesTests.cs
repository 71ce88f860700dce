using Isms.Monitor.Controls.Acting;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Tests.Acting;

public class OtherRulesTests
{
    static readonly long Now = Company.Now;

    static OverrideRequest Request => new("VIS-01", State.Degraded, "half the sensors are in a test", "isms-manager", Now + 30 * UnixMicros.Day);

    static string? Text(OverrideRequest request) =>
        OverrideRules.Check(request, new HashSet<string> { "VIS-01" }, new HashSet<string> { "isms-manager" }, Now)?.ToString();

    [Fact]
    public void A_state_set_by_hand_has_a_reason_an_approver_and_an_end()
    {
        Assert.Null(Text(Request));
        Assert.Equal("ISMS5053 there is no such KPI or control. Use an id such as VIS-01 or A.8.15.", Text(Request with { Subject = "VIS-99" }));
        Assert.Equal("ISMS5053 a person cannot set stale. Use likely effective, degraded, ineffective, not measured or not measurable.", Text(Request with { State = State.Stale }));
        Assert.Equal("ISMS5053 a decision has no reason. Say what you know that the figures do not.", Text(Request with { Reason = " " }));
        Assert.Equal("ISMS5053 the approver is no role of the register. Name the role that answers for it.", Text(Request with { Approver = "me" }));
        Assert.Equal("ISMS5053 it would have ended already. Choose an end in the future.", Text(Request with { ValidUntilMicros = Now }));
        Assert.Equal("ISMS5053 it has no end within a year. Choose one within 366 days.", Text(Request with { ValidUntilMicros = Now + 367 * UnixMicros.Day }));
    }

    [Fact]
    public void A_decision_is_taken_back_once_and_with_a_reason()
    {
        var decision = new StateDecision { Id = "OV-1", Override = new StateOverride("VIS-01", State.Degraded, "x", "isms-manager", Now) };
        Assert.Null(OverrideRules.CheckWithdrawal(decision, "the test is over"));
        Assert.Equal("ISMS5053 a withdrawal has no reason. Say what changed.", OverrideRules.CheckWithdrawal(decision, "")?.ToString());
        Assert.Equal("ISMS5053 it was taken back before. Nothing is left to do.", OverrideRules.CheckWithdrawal(decision with { Withdrawn = true }, "again")?.ToString());
    }

    [Fact]
    public void Lessons_are_drawn_after_the_closing_and_name_actions_that_exist()
    {
        var lessons = new LessonsReview { Id = "i1", HeldMicros = Now - 1, Learned = "Patch in a week", Actions = ["CA-01"] };
        string? Of(LessonsReview after, long? closed = 5) => LessonsRules.Check(after, closed, new HashSet<string> { "CA-01" }, Now)?.ToString();
        Assert.Null(Of(lessons));
        Assert.Null(Of(lessons with { Actions = [] }));
        Assert.Equal("ISMS5053 the incident is still open. Close it first.", Of(lessons, null));
        Assert.Equal("ISMS5053 the review was not held between the closing and now. Write when it was held.", Of(lessons with { HeldMicros = 4 }));
        Assert.Equal("ISMS5053 nothing was learned. Say what, or that nothing is to be changed and why.", Of(lessons with { Learned = "" }));
        Assert.Equal("ISMS5053 an action is neither in the register nor a nonconformity. Use ids such as CA-01, or open a nonconformity first.", Of(lessons with { Actions = ["CA-77"] }));
    }

    [Fact]
    public void A_report_of_the_staff_keeps_what_and_when_and_is_assessed_later()
    {
        var report = new StaffReport { Id = "SR-1", ReportedMicros = Now - 9, What = "A strange message" };
        string? Of(StaffReport? before, StaffReport after) => StaffReportRules.Check(before, after, Now)?.ToString();
        Assert.Null(Of(null, report));
        Assert.Null(Of(report, report with { Real = true, Subject = "i1" }));
        Assert.Equal("ISMS5053 what was reported and when never changes. Add another report.", Of(report, report with { What = "Nothing" }));
        Assert.Equal("ISMS5053 nothing was reported. Say what was seen.", Of(null, report with { What = "" }));
        Assert.Equal("ISMS5053 it lies in the future. Write when it was reported, in UTC.", Of(null, report with { ReportedMicros = Now + 1 }));
    }
}
