namespace Isms.Monitor.Controls.Sampling;

/// <summary>Draws without replacement, the same for the same seed.</summary>
public static class SeededDraw
{
    /// <summary>How it is drawn, for the working papers.</summary>
    public const string Method = "SplitMix64 seeded with the seed; Fisher-Yates from the front: position i is exchanged with i + (next mod (population - i)), values below 2^64 mod (population - i) are skipped";

    /// <param name="seed">The auditor's own.</param>
    /// <param name="population">How many there are, from 0.</param>
    /// <param name="size">How many are drawn; no more than there are.</param>
    /// <returns>Positions from 0, in the order drawn: a larger sample of the same seed begins with the smaller one.</returns>
    public static IReadOnlyList<int> Positions(ulong seed, int population, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(population);
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        var (random, moved, drawn) = (new SplitMix64(seed), new Dictionary<int, int>(), new List<int>());
        for (var at = 0; at < Math.Min(size, population); at++)
        {
            var other = at + (int)random.Below((ulong)(population - at));
            drawn.Add(moved.GetValueOrDefault(other, other));
            // Only what was exchanged is kept: a large population costs nothing.
            moved[other] = moved.GetValueOrDefault(at, at);
        }
        return drawn;
    }
}
