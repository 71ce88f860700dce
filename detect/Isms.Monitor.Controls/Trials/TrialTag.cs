using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Isms.Monitor.Controls.Trials;

/// <summary>The tag of a seeded trial: <c>isms-trial-</c> and the 16 hexadecimal digits of its id, as it stands in the raw line.</summary>
public static class TrialTag
{
    const int Digits = 16;

    static readonly byte[] Begin = "isms-trial-"u8.ToArray();

    /// <summary>An id that nobody can guess; never 0, which stands for none.</summary>
    public static ulong NewId()
    {
        Span<byte> bytes = stackalloc byte[8];
        ulong id;
        do
        {
            RandomNumberGenerator.Fill(bytes);
            id = BitConverter.ToUInt64(bytes);
        }
        while (id == 0);
        return id;
    }

    /// <summary>Of an id, as lines carry it.</summary>
    public static string Of(ulong id) => $"isms-trial-{Text(id)}";

    /// <summary>An id as the ledger and <c>labels.isms_trial</c> write it.</summary>
    public static string Text(ulong id) => id.ToString("x16", CultureInfo.InvariantCulture);

    public static bool TryParse(ReadOnlySpan<char> text, out ulong id)
    {
        id = 0;
        return text.Length == Digits && ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out id) && id != 0;
    }

    /// <summary>The first tag in a raw line. What it says is a claim: see <see cref="PendingTrials"/>.</summary>
    public static bool TryFind(ReadOnlySpan<byte> line, out ulong id)
    {
        id = 0;
        var at = line.IndexOf(Begin);
        if (at < 0 || line.Length < at + Begin.Length + Digits) return false;
        Span<char> digits = stackalloc char[Digits];
        return Encoding.ASCII.TryGetChars(line.Slice(at + Begin.Length, Digits), digits, out _) && TryParse(digits, out id);
    }

    /// <summary>What the ledger keeps of a line that was sent: no other line passes for it.</summary>
    public static string Fingerprint(ReadOnlySpan<byte> line) => Convert.ToHexStringLower(SHA256.HashData(line.TrimEnd("\r\n"u8)).AsSpan(0, 16));
}
