using FsCheck.Xunit;
using Isms.Monitor.Controls.Sampling;

namespace Isms.Monitor.Controls.Tests.Sampling;

public class SeededDrawTests
{
    /// <summary>The outputs that the authors' own program gives for the seed 0.</summary>
    [Fact]
    public void The_generator_is_the_published_one()
    {
        var random = new SplitMix64(0);
        Assert.Equal([0xE220A8397B1DCDAFUL, 0x6E789E6AA1B965F4UL, 0x06C45D188009454FUL], new[] { random.Next(), random.Next(), random.Next() });
    }

    [Property(MaxTest = 500)]
    public void A_sample_has_no_item_twice_none_from_outside_and_is_the_same_for_the_same_seed(ulong seed, ushort population, byte size)
    {
        var drawn = SeededDraw.Positions(seed, population, size);
        Assert.Equal(Math.Min(size, population), drawn.Count);
        Assert.Equal(drawn.Count, drawn.Distinct().Count());
        Assert.All(drawn, position => Assert.InRange(position, 0, population - 1));
        Assert.Equal(drawn, SeededDraw.Positions(seed, population, size));
    }

    [Property(MaxTest = 200)]
    public void A_larger_sample_of_the_same_seed_begins_with_the_smaller_one(ulong seed, ushort population, byte size) =>
        Assert.Equal(SeededDraw.Positions(seed, population, size), SeededDraw.Positions(seed, population, size + 7).Take(Math.Min(size, population)));

    [Fact]
    public void The_whole_population_is_drawn_when_so_many_are_asked_for() =>
        Assert.Equal(Enumerable.Range(0, 50), SeededDraw.Positions(7, 50, 50).Order());

    /// <summary>6,000 seeds, 5 of 20: each item is expected 1,500 times, with a standard deviation of 33.5; five of them are allowed.</summary>
    [Fact]
    public void Over_many_seeds_each_item_is_drawn_as_often_as_any_other()
    {
        var often = new int[20];
        for (var seed = 0UL; seed < 6_000; seed++)
            foreach (var position in SeededDraw.Positions(seed, 20, 5)) often[position]++;
        Assert.All(often, count => Assert.InRange(count, 1_500 - 168, 1_500 + 168));
    }

    /// <summary>What the first place shows alone: a bias of the remainder would favour the low positions.</summary>
    [Fact]
    public void The_first_item_drawn_is_spread_evenly_too()
    {
        var often = new int[7];
        for (var seed = 0UL; seed < 7_000; seed++) often[SeededDraw.Positions(seed, 7, 1)[0]]++;
        Assert.All(often, count => Assert.InRange(count, 1_000 - 147, 1_000 + 147));
    }

    [Fact]
    public void Different_seeds_give_different_samples() =>
        Assert.True(Enumerable.Range(0, 100).Select(seed => string.Join(',', SeededDraw.Positions((ulong)seed, 1_000, 10))).Distinct().Count() > 98);
}
