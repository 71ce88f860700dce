using System.Globalization;
using Isms.Monitor.Controls.Evidence;

namespace Isms.Monitor.Controls.Measures;

/// <summary>VIS-04. What a device sent and no counter of ours saw is not in it; for datagrams the kernel's counter is the first that could.</summary>
sealed class PipelineLoss : IMeasure
{
    public string Kpi => "VIS-04";

    public string Query =>
        "frames given by sources and neither durable nor on their way at the end of a run, plus datagrams dropped by the pipeline and by the kernel "
            + "/ frames given plus datagrams dropped, over the stretches that the program noted in the window; exposure is the share of the window it ran";

    public async ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var runs = await context.Evidence.RunsAsync(context.From, context.To, abort);
        if (runs.Count == 0) return Figure.Unknown("the program noted no run in the window, so it is not known what was produced");
        var sources = runs.SelectMany(run => run.Sources.Select(flow => (run.RunMicros, run.ToMicros, Flow: flow))).GroupBy(one => one.Flow.Source)
            .Select(source => Loss.Of(source.Key, source)).OrderBy(loss => loss.Source, StringComparer.Ordinal).ToList();
        return new Figure
        {
            Numerator = sources.Sum(loss => loss.Lost),
            Denominator = sources.Sum(loss => loss.Produced),
            N = sources.Sum(loss => loss.Produced),
            ObservedExposure = RunTime.Share(runs, context.From, context.To),
            Exceptions = [.. sources.Where(loss => loss.Lost > 0).Select(loss => new SampleException(loss.Source, string.Create(CultureInfo.InvariantCulture,
                $"{loss.Lost} of {loss.Produced} lost: {loss.Vanished} on the way, {loss.Dropped} dropped while full, {loss.Kernel} by the kernel")))],
            Details = [new Detail("sources whose loss before reception nobody tells", string.Create(CultureInfo.InvariantCulture,
                $"{sources.Count(loss => !loss.KernelTells)} of {sources.Count}"))],
        };
    }

    /// <param name="Source">Name of the source.</param>
    /// <param name="Received">Frames given.</param>
    /// <param name="Vanished">Given, and never durable.</param>
    /// <param name="Dropped">Thrown away while the pipeline was full.</param>
    /// <param name="Kernel">Thrown away by the kernel.</param>
    /// <param name="KernelTells">Whether it would tell.</param>
    sealed record Loss(string Source, long Received, long Vanished, long Dropped, long Kernel, bool KernelTells)
    {
        public long Lost => Vanished + Dropped + Kernel;

        public long Produced => Received + Dropped + Kernel;

        /// <summary>What was on its way when a run ended is read again in the next and no loss.</summary>
        public static Loss Of(string source, IEnumerable<(long RunMicros, long ToMicros, SourceFlow Flow)> stretches)
        {
            var all = stretches.ToList();
            var vanished = all.GroupBy(one => one.RunMicros).Sum(run => Math.Max(0, run.Sum(one => one.Flow.Received) - run.Sum(one => one.Flow.Stored)
                - run.MaxBy(one => one.ToMicros).Flow.InFlight));
            return new Loss(source, all.Sum(one => one.Flow.Received), vanished, all.Sum(one => one.Flow.Dropped), all.Sum(one => one.Flow.KernelDropped ?? 0),
                all.Exists(one => one.Flow.KernelDropped is not null));
        }
    }
}
