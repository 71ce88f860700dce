using System.Runtime.InteropServices;

namespace Isms.Monitor.Sigma.Correlate;

/// <summary>128 bits of a sequence of texts, the same in every process. Two 64-bit lanes of multiply and fold; not meant against an
/// attacker who wants two groups to fall together, who would gain nothing but a shared count.</summary>
struct GroupHash(ulong seed)
{
    ulong _first = seed ^ 0x9E3779B97F4A7C15;
    ulong _second = seed ^ 0xC2B2AE3D27D4EB4F;

    public readonly UInt128 Value => new(Fold(_first ^ 0xD6E8FEB86659FD93, _second | 1), Fold(_second ^ 0xA0761D6478BD642F, _first | 1));

    /// <summary>64 bits, for values that are only counted.</summary>
    public static ulong Of(string text)
    {
        var hash = new GroupHash(0);
        hash.Add(text);
        return (ulong)hash.Value;
    }

    public void Add(string text)
    {
        var bytes = MemoryMarshal.AsBytes(text.AsSpan());
        while (bytes.Length >= 8)
        {
            Mix(MemoryMarshal.Read<ulong>(bytes));
            bytes = bytes[8..];
        }
        ulong tail = 0;
        for (var i = 0; i < bytes.Length; i++) tail |= (ulong)bytes[i] << (8 * i);
        Mix(tail ^ ((ulong)text.Length << 48));
    }

    /// <summary>Events of a seeded trial are a world of their own: they must neither complete a real pattern nor hide in a real alert.</summary>
    public void AddTrial(RuleMatch match)
    {
        if (match.Trial is { } trial) Add(trial);
    }

    void Mix(ulong word)
    {
        _first = Fold(_first ^ word, 0xE7037ED1A0B428DB);
        _second = Fold(_second + word, 0x8EBC6AF09C88C6E3);
    }

    static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }
}
