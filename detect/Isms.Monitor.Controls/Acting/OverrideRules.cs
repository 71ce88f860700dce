using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Acting;

/// <summary>A state set by hand has a reason, a role that answers for it and an end, and it is never better than likely effective.</summary>
public static class OverrideRules
{
    /// <summary>Nobody decides for longer; the next measurement year needs another look.</summary>
    public const int MostDays = 366;

    static readonly State[] Settable = [State.Effective, State.LikelyEffective, State.Degraded, State.Ineffective, State.NotMeasured, State.NotMeasurable];

    /// <summary>Why it may not be put on record; null when it may.</summary>
    /// <param name="request">What the person wants.</param>
    /// <param name="subjects">Ids of the KPIs and controls that exist.</param>
    /// <param name="roles">Ids of the roles that exist.</param>
    /// <param name="nowMicros">Unix microseconds UTC.</param>
    public static Refusal? Check(OverrideRequest request, IReadOnlySet<string> subjects, IReadOnlySet<string> roles, long nowMicros) => request switch
    {
        _ when !subjects.Contains(request.Subject) => Refuse("there is no such KPI or control", "Use an id such as VIS-01 or A.8.15"),
        _ when !Settable.Contains(request.State) => Refuse($"a person cannot set {request.State.Words()}", "Use likely effective, degraded, ineffective, not measured or not measurable"),
        _ when string.IsNullOrWhiteSpace(request.Reason) => Refuse("a decision has no reason", "Say what you know that the figures do not"),
        _ when !roles.Contains(request.Approver) => Refuse("the approver is no role of the register", "Name the role that answers for it"),
        _ when request.ValidUntilMicros <= nowMicros => Refuse("it would have ended already", "Choose an end in the future"),
        _ when request.ValidUntilMicros > nowMicros + MostDays * UnixMicros.Day => Refuse("it has no end within a year", $"Choose one within {MostDays} days"),
        _ => Refusal.TooLong(Refusal.Other, request.Reason),
    };

    /// <summary>Why a decision may not be taken back; null when it may.</summary>
    public static Refusal? CheckWithdrawal(StateDecision? before, string reason) => before switch
    {
        { Withdrawn: true } => Refuse("it was taken back before", "Nothing is left to do"),
        _ when string.IsNullOrWhiteSpace(reason) => Refuse("a withdrawal has no reason", "Say what changed"),
        _ => Refusal.TooLong(Refusal.Other, reason),
    };

    static Refusal Refuse(string problem, string remedy) => new(Refusal.Other, problem, remedy);
}
