using System.Globalization;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Elastic;

/// <summary>The terms under which an event is found: what the query language compares, made comparable as text.</summary>
/// <remarks><para>Elasticsearch's own types do not compare as the query language does: case, an address in a text field, a number among texts,
/// vendor fields (<c>flattened</c> knows neither wildcards nor numbers). So each value is also a term of the one keyword field
/// <see cref="Field"/>: name, U+001F, a letter for the reading, the value so written that the order of bytes is the order of values.
/// Dashboards use the mapped fields; the query language uses these terms and gives the same events as the standalone store.</para>
/// <para>A value above <see cref="MaxText"/> characters is cut in pieces that overlap by <see cref="Overlap"/>: what is contained in it is found up to that
/// length, its end is not.</para></remarks>
static class QueryTerms
{
    public const string Field = "isms.terms";

    /// <summary>Characters; in UTF-8 with a name before them they stay below Lucene's 32,766 bytes.</summary>
    public const int MaxText = 8_000;

    public const int Overlap = 2_000;

    /// <summary>As text, lower case.</summary>
    public static string Text(string field, string lower) => $"{field}\u001Ft{lower}";

    public static string Number(string field, double value) => $"{field}\u001Fn{Sortable(BitConverter.DoubleToInt64Bits(value == 0 ? 0 : value), isDouble: true):x16}";

    public static string Address(string field, UInt128 value) => $"{field}\u001Fa{value.ToString("x32", CultureInfo.InvariantCulture)}";

    public static string Time(string field, long micros) => $"{field}\u001Fm{Sortable(micros, isDouble: false):x16}";

    /// <summary>What lies before every term of a reading, and behind: the letters of the readings are two apart.</summary>
    public static (string From, string Below) All(string field, char reading) => ($"{field}\u001F{reading}", $"{field}\u001F{(char)(reading + 1)}");

    /// <summary>Every reading of a value that is text.</summary>
    public static void OfText(string field, string value, Action<string> add)
    {
        var lower = value.ToLowerInvariant();
        if (lower.Length <= MaxText) add(Text(field, lower));
        else OfLongText(field, lower, add);
        if (value.Length is 0 or > 45) return;
        if (ValueReader.TryNumber(value, out var number)) add(Number(field, number));
        if (AddressRange.TryParseAddress(value, out var address)) add(Address(field, address));
        if (ValueReader.TryMicros(value, out var micros)) add(Time(field, micros));
    }

    /// <summary>Every reading of an instant; as a number it is milliseconds since 1970.</summary>
    public static void OfInstant(string field, long micros, Action<string> add)
    {
        add(Text(field, UnixMicros.ToText(micros).ToLowerInvariant()));
        add(Number(field, micros / 1000d));
        add(Time(field, micros));
    }

    static void OfLongText(string field, string lower, Action<string> add)
    {
        for (var at = 0; at < lower.Length; at += MaxText - Overlap)
        {
            var start = at > 0 && char.IsLowSurrogate(lower[at]) ? at - 1 : at;
            var end = Math.Min(lower.Length, at + MaxText);
            if (end < lower.Length && char.IsLowSurrogate(lower[end])) end--;
            add(Text(field, lower[start..end]));
            if (end == lower.Length) return;
        }
    }

    /// <summary>Bits whose unsigned order is the order of the values.</summary>
    static ulong Sortable(long bits, bool isDouble) =>
        isDouble && bits < 0 ? ~(ulong)bits : (ulong)bits ^ 0x8000_0000_0000_0000;
}
