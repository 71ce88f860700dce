namespace Isms.Monitor.Controls.Sampling;

/// <summary>A generator of 64 bits a step that anybody can write down: an auditor's sample must be drawable again by other means.</summary>
/// <remarks>Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators (2014): the state grows by 0x9E3779B97F4A7C15 a step and is mixed by two
/// multiplications. The first outputs for the seed 0 are 0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F.</remarks>
struct SplitMix64(ulong seed)
{
    ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>0 to <paramref name="bound"/> - 1, each as likely: what lies beyond the last whole multiple of the bound is thrown away.</summary>
    public ulong Below(ulong bound)
    {
        // 2^64 mod bound values at the low end would come once too often.
        var tooOften = (0UL - bound) % bound;
        while (true)
            if (Next() is var drawn && drawn >= tooOften) return drawn % bound;
    }
}
