using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Isms.Monitor.Controls.Risks;

/// <summary>How probable it is that the losses of a year exceed an amount.</summary>
/// <remarks>Each risk occurs as often as the belief about its frequency says (Gamma, then Poisson: uncertainty of the frequency is part of the
/// curve); one occurrence costs a lognormal amount whose 5 % and 95 % quantiles are the register's range. Risks are taken as independent.
/// Years are simulated with a fixed seed for each risk, so the same input gives the same curve, and adding a risk leaves the others' years as
/// they were.</remarks>
public static class LossExceedance
{
    public const int Years = 20_000;

    /// <summary>Above it a sum of occurrences is drawn at once as normal.</summary>
    const int ManyOccurrences = 200;

    /// <summary>Probabilities for which the exceeded loss is given.</summary>
    static readonly double[] Asked = [0.5, 0.2, 0.1, 0.05, 0.02, 0.01];

    /// <summary>Null without a source: no curve is not the same as no loss.</summary>
    public static LossCurve? Of(IReadOnlyList<LossSource> sources)
    {
        if (sources.Count == 0) return null;
        var losses = new double[Years];
        foreach (var source in sources) Add(source, losses);
        Array.Sort(losses);
        return new LossCurve
        {
            Expected = sources.Sum(source => source.Frequency.Mean * source.MeanLoss),
            AnyLoss = 1 - sources.Aggregate(1.0, (none, source) => none * (1 - source.Frequency.AtLeastOne())),
            Points = [.. Amounts(losses).Select(amount => new LossPoint(amount, Over(losses, amount)))],
            Quantiles = [.. Asked.Select(share => new LossPoint(losses[(int)(Years * (1 - share))], share))],
        };
    }

    static void Add(LossSource source, double[] losses)
    {
        var random = new Xoshiro256StarStar(SeedOf(source.Risk));
        for (var year = 0; year < Years; year++)
        {
            var frequency = Gamma.Sample(random, source.Frequency.A, source.Frequency.B);
            var count = frequency > 0 ? Poisson.Sample(random, frequency) : 0;
            losses[year] += count <= ManyOccurrences ? Sum(random, source, count)
                : Math.Max(0, Normal.Sample(random, count * source.MeanLoss, Math.Sqrt(count) * source.DeviationLoss));
        }
    }

    static double Sum(Xoshiro256StarStar random, LossSource source, int count)
    {
        var sum = 0.0;
        for (var occurrence = 0; occurrence < count; occurrence++) sum += LogNormal.Sample(random, source.Mu, source.Sigma);
        return sum;
    }

    /// <summary>1, 2 and 5 times powers of ten, from where the curve starts to fall to where it ends.</summary>
    static IEnumerable<double> Amounts(double[] sorted)
    {
        var first = Array.FindIndex(sorted, loss => loss > 0);
        if (first < 0) yield break;
        var (low, high) = (sorted[first + (Years - first) / 50], sorted[Years - 1 - Years / 500]);
        for (var power = Math.Floor(Math.Log10(low)); power <= Math.Log10(high); power++)
            foreach (var step in (double[])[1, 2, 5])
                if (step * Math.Pow(10, power) is var amount && amount >= low / 2.5 && amount <= high * 2.5) yield return amount;
    }

    static double Over(double[] sorted, double amount)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] > amount) high = middle;
            else low = middle + 1;
        }
        return (double)(sorted.Length - low) / sorted.Length;
    }

    /// <summary>FNV-1a of the id.</summary>
    static int SeedOf(string id)
    {
        var hash = 2166136261u;
        foreach (var letter in id) hash = unchecked((hash ^ letter) * 16777619u);
        return (int)(hash & int.MaxValue);
    }
}
