using Isms.Monitor.Controls.Evidence;

namespace Isms.Monitor.Controls.Measures;

/// <summary>How much of a window the program ran.</summary>
static class RunTime
{
    /// <summary>0 to 1; stretches that overlap count once.</summary>
    public static double Share(IReadOnlyList<RunPeriod> runs, long from, long to)
    {
        if (to <= from) return 0;
        var (covered, reached) = (0L, from);
        foreach (var run in runs.OrderBy(run => run.FromMicros))
        {
            var (start, end) = (Math.Max(run.FromMicros, reached), Math.Min(run.ToMicros, to));
            if (end <= start) continue;
            covered += end - start;
            reached = end;
        }
        return (double)covered / (to - from);
    }

    /// <summary>Stretches of the window that nothing covers, longer than <paramref name="least"/> microseconds.</summary>
    public static IEnumerable<(long From, long To)> Gaps(IReadOnlyList<RunPeriod> runs, long from, long to, long least)
    {
        var reached = from;
        foreach (var run in runs.OrderBy(run => run.FromMicros))
        {
            if (run.FromMicros - reached > least) yield return (reached, run.FromMicros);
            reached = Math.Max(reached, run.ToMicros);
        }
        if (to - reached > least) yield return (reached, to);
    }
}
