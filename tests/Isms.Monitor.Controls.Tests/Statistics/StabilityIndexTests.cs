using FsCheck.Xunit;
using Isms.Monitor.Controls.Statistics;

namespace Isms.Monitor.Controls.Tests.Statistics;

public class StabilityIndexTests
{
    static readonly double[] Steady = [.. Enumerable.Range(0, 100).Select(n => (double)n)];

    [Fact]
    public void The_same_scores_are_stable() => Assert.Equal(0, StabilityIndex.Of(Steady, Steady), 1e-12);

    /// <summary>Half of the tenths are empty, the other half hold twice their share: 5 (0.1 ln 2) + 5 (0.0999 ln 1000).</summary>
    [Fact]
    public void Scores_that_left_the_lower_half_have_drifted() =>
        Assert.Equal(5 * 0.1 * Math.Log(2) + 5 * 0.0999 * Math.Log(1000), StabilityIndex.Of(Steady, [.. Enumerable.Range(0, 100).Select(n => 50 + n / 2.0)]), 1e-9);

    [Property]
    public void It_is_never_negative_and_no_order_matters(double[] was, double[] now)
    {
        double[] expected = [.. was.Where(double.IsFinite), 1], actual = [.. now.Where(double.IsFinite), 2];
        var index = StabilityIndex.Of(expected, actual);
        Assert.True(index >= -1e-12);
        Assert.Equal(index, StabilityIndex.Of([.. expected.Reverse()], [.. actual.Order()]), 1e-9);
    }
}
