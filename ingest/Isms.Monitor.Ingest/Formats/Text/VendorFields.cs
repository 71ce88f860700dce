using System.Text;
using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Text;

/// <summary>Names of fields that a log brings along itself, under the vendor's name. Bounded: a sender could invent names without end,
/// and what finds no place stays in <c>event.original</c>.</summary>
/// <param name="prefix">With the dot at its end: <c>fortinet.firewall.</c></param>
sealed class VendorFields(string prefix)
{
    const int LongestName = 64;

    readonly KeyTable<FieldId> _fields = new();

    public bool TryGet(ReadOnlySpan<byte> key, out FieldId field)
    {
        if (_fields.TryGet(key, out field)) return true;
        if (key.Length is 0 or > LongestName || _fields.IsFull || !IsName(key)) return false;
        if (!FieldTable.TryGet(prefix + Encoding.ASCII.GetString(key), out field)) return false;
        _fields.Set(key, field);
        return true;
    }

    /// <summary>Letters, digits, underscore, dash; dots inside, so that no object gets an empty name.</summary>
    static bool IsName(ReadOnlySpan<byte> key)
    {
        if (key[0] == '.' || key[^1] == '.' || key.IndexOf(".."u8) >= 0) return false;
        foreach (var letter in key)
            if (!char.IsAsciiLetterOrDigit((char)letter) && letter is not ((byte)'_' or (byte)'-' or (byte)'.')) return false;
        return true;
    }
}
