namespace Isms.Monitor.Sigma.Rules;

/// <summary>How the matches of a rule become alerts; no part of the detection logic, so an alert's id does not depend on it.</summary>
/// <param name="GroupBy">Fields that tell two alerts of the rule apart; null: the source address, else host and user, else none.
/// A correlation always has its own group-by.</param>
/// <param name="TimespanMicros">An alert ends this long after its last match; null: an hour, for a correlation its own time span.</param>
/// <param name="Reason">Sentence with placeholders such as <c>{count}</c> or <c>{source.ip}</c>; null: made from the data.</param>
public sealed record Alerting(IReadOnlyList<string>? GroupBy, long? TimespanMicros, string? Reason)
{
    public static readonly Alerting Default = new(null, null, null);
}
