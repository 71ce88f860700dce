namespace Isms.Monitor.Controls.States;

/// <summary>The ISMS in four counts that add up; never one percentage.</summary>
/// <param name="Effective">Effective or likely effective.</param>
/// <param name="LikelyEffective">How many of these are only likely effective.</param>
/// <param name="NotEffective">Ineffective or degraded.</param>
/// <param name="NotMeasured">Not measured, partly measured, stale or insufficient.</param>
/// <param name="NotMeasurable">Without an automated measure.</param>
public sealed record FourCounts(int Effective, int LikelyEffective, int NotEffective, int NotMeasured, int NotMeasurable)
{
    public int Applicable => Effective + NotEffective + NotMeasured + NotMeasurable;

    public static FourCounts Of(IReadOnlyCollection<ControlStatus> controls)
    {
        var verdicts = controls.Where(control => control.State != State.NotApplicable).ToLookup(control => control.State.Counted());
        return new FourCounts(
            verdicts[Counted.Effective].Count(), verdicts[Counted.Effective].Count(control => control.State == State.LikelyEffective),
            verdicts[Counted.NotEffective].Count(), verdicts[Counted.NotMeasured].Count(), verdicts[Counted.NotMeasurable].Count());
    }

    /// <summary><c>21 effective (4 of them likely), 3 not effective, 3 not measured, 61 not measurable here, of 88 applicable</c></summary>
    public string Sentence =>
        $"{Effective} effective{(LikelyEffective > 0 ? $" ({LikelyEffective} of them likely)" : "")}, {NotEffective} not effective, "
        + $"{NotMeasured} not measured, {NotMeasurable} not measurable here, of {Applicable} applicable";
}
