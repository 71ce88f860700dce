using Isms.Monitor.Sigma.Correlate.Windows;

namespace Isms.Monitor.Sigma.Correlate.Measures;

sealed class EventCount : Measure
{
    public override double Value(Window window, EntrySlab slab, long horizon) => window.Total;
}
