using System.Globalization;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Measures;

/// <summary>Durations as description, never as the figure that decides: they have long tails.</summary>
static class Durations
{
    /// <summary>p50 and p90 in minutes; nothing for no durations.</summary>
    public static IEnumerable<Detail> Describe(string name, IReadOnlyCollection<long> micros)
    {
        if (micros.Count == 0) yield break;
        var sorted = micros.Order().ToList();
        foreach (var share in new[] { 50, 90 })
        {
            var rank = Math.Clamp((int)Math.Ceiling(share / 100.0 * sorted.Count) - 1, 0, sorted.Count - 1);
            yield return new Detail(string.Create(CultureInfo.InvariantCulture, $"{name} p{share}"),
                string.Create(CultureInfo.InvariantCulture, $"{sorted[rank] / (double)UnixMicros.Minute:0.#} min"));
        }
    }
}
