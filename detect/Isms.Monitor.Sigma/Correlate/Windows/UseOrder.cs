namespace Isms.Monitor.Sigma.Correlate.Windows;

/// <summary>Windows of each correlation in the order of their last use, as linked numbers.</summary>
/// <remarks>Numbers and not references: relinking touches windows anywhere in memory, and references written into old objects make each small
/// garbage collection look at all of them (measured: three times slower at a million windows).</remarks>
sealed class UseOrder
{
    readonly int[] _stalest;
    readonly int[] _freshest;
    int[] _staler = new int[256];
    int[] _fresher = new int[256];

    public UseOrder(int plans)
    {
        (_stalest, _freshest) = (new int[plans], new int[plans]);
        Array.Fill(_stalest, -1);
        Array.Fill(_freshest, -1);
    }

    /// <summary>The slot of the window that was used the longest ago, or -1.</summary>
    public int Stalest(int plan) => _stalest[plan];

    /// <summary>The slot after this one, or -1.</summary>
    public int Fresher(int slot) => _fresher[slot];

    public void Append(int plan, int slot)
    {
        if (slot >= _staler.Length)
        {
            Array.Resize(ref _staler, _staler.Length * 2);
            Array.Resize(ref _fresher, _fresher.Length * 2);
        }
        var last = _freshest[plan];
        (_staler[slot], _fresher[slot]) = (last, -1);
        if (last < 0) _stalest[plan] = slot;
        else _fresher[last] = slot;
        _freshest[plan] = slot;
    }

    public void Remove(int plan, int slot)
    {
        var (staler, fresher) = (_staler[slot], _fresher[slot]);
        if (staler < 0) _stalest[plan] = fresher;
        else _fresher[staler] = fresher;
        if (fresher < 0) _freshest[plan] = staler;
        else _staler[fresher] = staler;
    }
}
