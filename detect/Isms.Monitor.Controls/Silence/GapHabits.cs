using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Silence;

/// <summary>How long each source is used to pausing, by hour of the week: p99.9 of its own pauses, learnt over four weeks.</summary>
/// <remarks> The store names only the pauses that are longer than the floor; how many there were in all is known from the event counts, and
/// with that the quantile is exact wherever it lies above the floor. Two guards keep an outage from becoming a habit: a pause of over four
/// days (a long weekend) is none, and a pause must have come in two weeks at least.
/// </remarks>
sealed class GapHabits
{
    public const long LearningMicros = 28 * UnixMicros.Day;

    /// <summary>The longest pause that may be a habit.</summary>
    public const long LongestHabit = 4 * UnixMicros.Day;

    const double Tail = 0.001;
    const int HoursOfWeek = 168;
    const long Week = 7 * UnixMicros.Day;

    readonly Dictionary<string, long[]> habits = [];

    public GapHabits(IEnumerable<SourceHour> hours, IEnumerable<SourceGap> gaps, long to)
    {
        var from = to - LearningMicros;
        var counts = hours.Where(hour => hour.HourMicros >= from).ToLookup(hour => hour.Source);
        foreach (var source in gaps.Where(gap => gap.FromMicros >= from && gap.Micros <= LongestHabit).GroupBy(gap => gap.Source))
            habits[source.Key] = Learn([.. source], Events(counts[source.Key]));
    }

    /// <summary>The pause that is normal for a source that last spoke at <paramref name="micros"/>; 0 when nothing was learnt.</summary>
    public long At(string source, long micros) => habits.TryGetValue(source, out var hours) ? hours[HourOfWeek(micros)] : 0;

    static long[] Events(IEnumerable<SourceHour> hours)
    {
        var counts = new long[HoursOfWeek];
        foreach (var hour in hours) counts[HourOfWeek(hour.HourMicros)] += hour.Events;
        return counts;
    }

    static long[] Learn(List<SourceGap> gaps, long[] events)
    {
        var learnt = new long[HoursOfWeek];
        for (var hour = 0; hour < HoursOfWeek; hour++)
        {
            // A habit does not keep to the full hour: the neighbours of an hour count with it.
            var near = gaps.Where(gap => Distance(HourOfWeek(gap.FromMicros), hour) <= 1).ToList();
            if (near.Count == 0) continue;
            var all = events[(hour + HoursOfWeek - 1) % HoursOfWeek] + events[hour] + events[(hour + 1) % HoursOfWeek];
            learnt[hour] = Math.Min(Quantile(near, all), SecondWeek(near));
        }
        return learnt;
    }

    static long Quantile(List<SourceGap> gaps, long all)
    {
        var above = (int)Math.Floor(Tail * all);
        return gaps.Count <= above ? 0 : gaps.Select(gap => gap.Micros).OrderDescending().ElementAt(above);
    }

    /// <summary>The longest pause of each week, and the second of these.</summary>
    static long SecondWeek(List<SourceGap> gaps)
    {
        var weeks = gaps.GroupBy(gap => gap.FromMicros / Week).Select(week => week.Max(gap => gap.Micros)).OrderDescending().ToList();
        return weeks.Count < 2 ? 0 : weeks[1];
    }

    static int Distance(int one, int other) => Math.Min((one - other + HoursOfWeek) % HoursOfWeek,
        (other - one + HoursOfWeek) % HoursOfWeek);

    static int HourOfWeek(long micros) => (int)(micros / UnixMicros.Hour % HoursOfWeek);
}
