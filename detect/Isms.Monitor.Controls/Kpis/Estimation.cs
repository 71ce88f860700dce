namespace Isms.Monitor.Controls.Kpis;

/// <summary>What kind of number a KPI is, and therefore which interval it has.</summary>
public enum Estimation
{
    /// <summary>The whole population was counted: no sampling interval, but a list of the exceptions.</summary>
    Census,

    /// <summary>Trials of a continuing process: Wilson interval.</summary>
    Process,

    /// <summary>Share inside a time limit: Wilson interval.</summary>
    Attain,

    /// <summary>Designed trials: Wilson interval.</summary>
    Seeded,

    /// <summary>A ratio of Poisson rates: decided by the point, with a p-value beside it.</summary>
    Rate,

    /// <summary>A number of findings: decided by the point.</summary>
    Count,

    /// <summary>A quotient of two measured amounts, such as minutes used of minutes available: decided by the point.</summary>
    Ratio,
}
