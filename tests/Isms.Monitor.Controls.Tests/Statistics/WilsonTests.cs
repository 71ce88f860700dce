using FsCheck;
using FsCheck.Xunit;
using Isms.Monitor.Controls.Statistics;

namespace Isms.Monitor.Controls.Tests.Statistics;

public class WilsonTests
{
    [Theory]
    [InlineData(0, 10, 0.0000, 0.2129)]
    [InlineData(9, 10, 0.6523, 0.9774)]
    [InlineData(10, 10, 0.7871, 1.0000)]
    [InlineData(30, 30, 0.9173, 1.0000)]
    [InlineData(95, 100, 0.9008, 0.9755)]
    [InlineData(990, 1000, 0.9833, 0.9940)]
    public void The_two_sided_90_percent_interval_is_the_published_one(int successes, int trials, double lower, double upper)
    {
        var interval = Wilson.Of(successes, trials);
        Assert.Equal(lower, interval.Lower, 1e-4);
        Assert.Equal(upper, interval.Upper, 1e-4);
    }

    [Theory]
    [InlineData(0.80, 11, 14)]
    [InlineData(0.90, 25, 29)]
    [InlineData(0.95, 52, 59)]
    [InlineData(0.97, 88, 99)]
    [InlineData(0.98, 133, 149)]
    [InlineData(0.99, 268, 299)]
    public void So_many_passed_trials_support_a_target(double target, int wilson, int exact)
    {
        Assert.Equal(wilson, Wilson.AllPassTrials(target));
        Assert.True(Wilson.Of(wilson, wilson).Lower >= target);
        Assert.True(Wilson.Of(wilson - 1, wilson - 1).Lower < target);
        Assert.Equal(exact, ExactBinomial.AllPassTrials(target));
        Assert.True(ExactBinomial.Lower(exact, exact) >= target);
        Assert.True(ExactBinomial.Lower(exact - 1, exact - 1) < target);
    }

    [Fact]
    public void No_trials_have_no_interval() => Assert.Throws<ArgumentOutOfRangeException>(() => Wilson.Of(0, 0));

    [Property]
    public bool The_interval_holds_the_share_and_stays_inside_0_and_1(NonNegativeInt successes, NonNegativeInt failures)
    {
        var trials = successes.Get + failures.Get;
        if (trials == 0) return true;
        var (lower, upper) = Wilson.Of(successes.Get, trials);
        var share = (double)successes.Get / trials;
        return lower >= 0 && upper <= 1 && lower <= share + 1e-12 && share <= upper + 1e-12;
    }

    [Property]
    public bool Another_failure_never_raises_a_bound(NonNegativeInt successes, PositiveInt failures)
    {
        var before = Wilson.Of(successes.Get, successes.Get + failures.Get);
        var after = Wilson.Of(successes.Get, successes.Get + failures.Get + 1);
        return after.Lower <= before.Lower + 1e-12 && after.Upper <= before.Upper + 1e-12;
    }

    [Property]
    public bool The_exact_bounds_are_never_narrower_in_the_tail_they_guard(PositiveInt successes, PositiveInt failures)
    {
        var (s, n) = (successes.Get % 200 + 1, successes.Get % 200 + 1 + failures.Get % 200);
        return ExactBinomial.Lower(s, n) < (double)s / n && ExactBinomial.Upper(s, n) > (double)s / n;
    }

    [Theory]
    [InlineData(10_000, 100, 1.0, 100)]
    [InlineData(10_000, 1, 1.0, 10_000)]
    [InlineData(10_000, 100, 0.0, 10_000)]
    public void Ten_thousand_events_of_one_worm_are_as_many_trials_as_it_has_clusters(double trials, double size, double rho,
        double effective) =>
        Assert.Equal(effective, Wilson.EffectiveTrials(trials, size, rho), 1e-9);
}
