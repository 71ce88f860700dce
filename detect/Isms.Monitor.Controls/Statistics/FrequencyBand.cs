namespace Isms.Monitor.Controls.Statistics;

/// <summary>A likelihood level as a frequency, in events a year.</summary>
/// <param name="Level">1 (rarest) upwards.</param>
/// <param name="Lower">Lower edge, 0 for an open band.</param>
/// <param name="Upper">Upper edge, <see cref="double.PositiveInfinity"/> for an open band.</param>
public readonly record struct FrequencyBand(int Level, double Lower, double Upper)
{
    /// <summary>A decade: how wide an open band is taken when a prior is fitted to it.</summary>
    const double OpenWidth = 10;

    /// <summary>Finite edges for fitting a prior; an open side is taken one decade wide.</summary>
    public Interval Closed() => new(
        Lower > 0 ? Lower : Upper / OpenWidth,
        double.IsPositiveInfinity(Upper) ? Lower * OpenWidth : Upper);
}
