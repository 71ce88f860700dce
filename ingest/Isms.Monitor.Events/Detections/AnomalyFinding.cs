namespace Isms.Monitor.Events;

/// <summary>What a baseline expected and what was seen.</summary>
/// <param name="Feature">What was measured, for example <c>distinct destination ports</c>.</param>
/// <param name="Entity">Whose it was.</param>
/// <param name="Expected">Usual value.</param>
/// <param name="ExpectedHigh">Upper end of the usual range.</param>
/// <param name="Seen">This interval's value.</param>
/// <param name="Score">Robust z: deviations from the median in scaled median absolute deviations.</param>
/// <param name="IntervalMicros">Length of the interval.</param>
/// <param name="Samples">Intervals that the baseline was learned from.</param>
public sealed record AnomalyFinding(
    string Feature,
    string Entity,
    double Expected,
    double ExpectedHigh,
    double Seen,
    double Score,
    long IntervalMicros,
    long Samples);
