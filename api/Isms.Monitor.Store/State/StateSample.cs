namespace Isms.Monitor.Store.State;

/// <summary>One measurement: of a KPI, or of a control's state. Never changed; a correction is another row.</summary>
/// <param name="Subject">The KPI or the control.</param>
/// <param name="AtMicros">End of the period that it is about, microseconds UTC.</param>
/// <param name="Json">All of it: numerator, denominator, n, exposure, definition, query.</param>
public sealed record StateSample(string Subject, long AtMicros, string Json)
{
    /// <summary>Order of writing, given by the store.</summary>
    public long Sequence { get; init; }

    /// <summary>For example met, missed, not measured.</summary>
    public string? State { get; init; }

    /// <summary>The figure; null when nothing could be measured.</summary>
    public double? Value { get; init; }

    /// <summary>The sequence of the row that this one corrects.</summary>
    public long? Corrects { get; init; }
}
