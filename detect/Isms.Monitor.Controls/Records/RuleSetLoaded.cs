namespace Isms.Monitor.Controls.Records;

/// <summary>The rules that the program ran with, put on record whenever they changed (A.8.9).</summary>
public sealed record RuleSetLoaded : IRecorded
{
    public static string Kind => "rule-set";

    /// <summary>Hash of the detection logic of all of them.</summary>
    public required string Id { get; init; }
    public string Subject => "";
    public required IReadOnlyList<LoadedRule> Rules { get; init; }
    /// <summary>Files and lines of the rules that were refused.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];
}

/// <param name="Id">As alerts name it.</param>
/// <param name="Title">For people.</param>
/// <param name="RaisesAlerts">False for a rule that only feeds correlations.</param>
public sealed record LoadedRule(string Id, string Title, bool RaisesAlerts);
