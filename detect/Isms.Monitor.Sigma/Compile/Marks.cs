using System.Runtime.CompilerServices;

namespace Isms.Monitor.Sigma.Compile;

/// <summary>
/// What is true of the event at hand: one stamp a bit, true when it equals the current epoch, so that nothing has to be cleared
/// between events. Setting a bit sets the groups it belongs to and makes the rules it triggers candidates, each once.
/// </summary>
/// <remarks>Belongs to one thread.</remarks>
sealed class Marks(BitLinks links, int rules)
{
    readonly uint[] _stamps = new uint[links.Bits];
    readonly uint[] _candidateStamps = new uint[rules];
    readonly int[] _candidates = new int[rules];
    uint _epoch;
    int _count;

    /// <summary>Rules that may match; valid until <see cref="Begin"/>.</summary>
    public ReadOnlySpan<int> Candidates => _candidates.AsSpan(0, _count);

    /// <summary>How often each bit was set, while the plan is measured; null when it is not.</summary>
    public int[]? Hits { get; set; }

    public void Begin()
    {
        _count = 0;
        if (++_epoch != 0) return;
        Array.Clear(_stamps);
        Array.Clear(_candidateStamps);
        _epoch = 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsSet(int bit) => _stamps[bit] == _epoch;

    public void Set(ReadOnlySpan<int> bits)
    {
        foreach (var bit in bits) Set(bit);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int bit)
    {
        if (_stamps[bit] != _epoch) Mark(bit);
    }

    void Mark(int bit)
    {
        _stamps[bit] = _epoch;
        if (Hits is { } hits) hits[bit]++;
        ref readonly var link = ref links.Of(bit);
        foreach (var group in links.Targets(link.Start, link.Groups)) Set(group);
        foreach (var rule in links.Targets(link.Start + link.Groups, link.Rules)) Propose(rule);
    }

    public void Propose(int rule)
    {
        if (_candidateStamps[rule] == _epoch) return;
        _candidateStamps[rule] = _epoch;
        _candidates[_count++] = rule;
    }
}

/// <summary>For each bit, the groups it belongs to and the rules it triggers, in one array.</summary>
sealed class BitLinks
{
    readonly Link[] _links;
    readonly int[] _targets;

    public readonly record struct Link(int Start, int Groups, int Rules);

    public BitLinks(IReadOnlyList<List<int>?> groupsOf, IReadOnlyList<List<int>?> rulesOf)
    {
        var targets = new List<int>();
        _links = new Link[groupsOf.Count];
        for (var bit = 0; bit < _links.Length; bit++)
        {
            var (groups, rules) = (groupsOf[bit] ?? [], rulesOf[bit] ?? []);
            _links[bit] = new Link(targets.Count, groups.Count, rules.Count);
            targets.AddRange(groups);
            targets.AddRange(rules);
        }
        _targets = [.. targets];
    }

    public int Bits => _links.Length;

    public ref readonly Link Of(int bit) => ref _links[bit];

    public ReadOnlySpan<int> Targets(int start, int count) => _targets.AsSpan(start, count);
}
