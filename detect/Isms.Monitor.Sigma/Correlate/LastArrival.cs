namespace Isms.Monitor.Sigma.Correlate;

/// <summary>The last match of a window that is judged when its span is over.</summary>
sealed record LastArrival(Arrival Value);
