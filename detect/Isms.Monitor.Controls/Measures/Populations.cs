using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Sampling;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Measures;

/// <summary>Items behind figures that count incidents.</summary>
static class Populations
{
    /// <summary>By time and id, so that the same data give the same order.</summary>
    public static IEnumerable<PopulationItem> Of(IEnumerable<TriageItem> items, Func<TriageItem, bool> counted) =>
        items.OrderBy(item => item.RaisedMicros).ThenBy(item => item.Id, StringComparer.Ordinal)
            .Select(item => new PopulationItem(item.Id, counted(item), RestsOn.Incident, item.Id, $"{item.Severity}, raised {UnixMicros.ToMinute(item.RaisedMicros)}"));
}
