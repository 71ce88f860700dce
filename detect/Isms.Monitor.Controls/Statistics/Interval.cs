namespace Isms.Monitor.Controls.Statistics;

/// <summary>Two bounds in the unit of the figure they belong to; both finite, lower at most upper.</summary>
public readonly record struct Interval(double Lower, double Upper);
