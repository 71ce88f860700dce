namespace Isms.Monitor.Events;

/// <summary>What an alert says of the rule that raised it.</summary>
/// <param name="Id">The rule's id, for Sigma a UUID.</param>
/// <param name="Name">Its title.</param>
/// <param name="Level">Its level.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Version">Hash of the detection logic: an alert's id changes with it, and only with it.</param>
/// <param name="Controls">Annex A controls that the rule gives evidence for (<c>A.8.7</c>).</param>
/// <param name="Techniques">ATT&amp;CK techniques (<c>T1110.001</c>).</param>
/// <param name="Triage">What an analyst does first, one step each.</param>
public sealed record RuleInfo(
    string Id,
    string Name,
    Level Level,
    RuleKind Kind,
    string Version,
    IReadOnlyList<string> Controls,
    IReadOnlyList<string> Techniques,
    IReadOnlyList<string> Triage)
{
    /// <summary>ATT&amp;CK tactics by their short names (<c>credential-access</c>), for the stage of an attack.</summary>
    public IReadOnlyList<string> Tactics { get; init; } = [];
}
