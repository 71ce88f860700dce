using Isms.Monitor.Controls.Records;

namespace Isms.Monitor.Controls.Acting;

/// <summary>A report of the staff (A.6.8) keeps when and what; an assessment is added later.</summary>
public static class StaffReportRules
{
    public static Refusal? Check(StaffReport? before, StaffReport after, long nowMicros) => after switch
    {
        _ when string.IsNullOrWhiteSpace(after.What) => Refuse("nothing was reported", "Say what was seen"),
        _ when after.ReportedMicros > nowMicros => Refuse("it lies in the future", "Write when it was reported, in UTC"),
        _ when before is not null && (before.ReportedMicros, before.What) != (after.ReportedMicros, after.What) =>
            Refuse("what was reported and when never changes", "Add another report"),
        _ => Refusal.TooLong(Refusal.Other, after.What),
    };

    static Refusal Refuse(string problem, string remedy) => new(Refusal.Other, problem, remedy);
}
