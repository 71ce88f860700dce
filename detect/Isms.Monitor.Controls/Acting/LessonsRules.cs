using Isms.Monitor.Controls.Records;

namespace Isms.Monitor.Controls.Acting;

/// <summary>A review of lessons (A.5.27) is held after the incident was closed, and says something.</summary>
public static class LessonsRules
{
    /// <param name="after">What is to be written.</param>
    /// <param name="closedMicros">When the incident was closed; null while it is open.</param>
    /// <param name="actions">Ids of the corrective actions of the register and of the nonconformities on record.</param>
    /// <param name="nowMicros">Unix microseconds UTC.</param>
    public static Refusal? Check(LessonsReview after, long? closedMicros, IReadOnlySet<string> actions, long nowMicros) => after switch
    {
        _ when closedMicros is null => Refuse("the incident is still open", "Close it first"),
        { HeldMicros: var held } when held < closedMicros || held > nowMicros => Refuse("the review was not held between the closing and now", "Write when it was held"),
        _ when string.IsNullOrWhiteSpace(after.Learned) => Refuse("nothing was learned", "Say what, or that nothing is to be changed and why"),
        _ when after.Actions.FirstOrDefault(action => !actions.Contains(action)) is not null =>
            Refuse("an action is neither in the register nor a nonconformity", "Use ids such as CA-01, or open a nonconformity first"),
        _ => Refusal.TooLong(Refusal.Other, after.Learned),
    };

    static Refusal Refuse(string problem, string remedy) => new(Refusal.Other, problem, remedy);
}
