namespace Isms.Monitor.Events;

/// <summary>What raised an alert.</summary>
public enum RuleKind : byte
{
    /// <summary>A Sigma rule on single events.</summary>
    Sigma,

    /// <summary>A Sigma correlation.</summary>
    Correlation,

    /// <summary>A baseline or a model.</summary>
    Anomaly,
}
