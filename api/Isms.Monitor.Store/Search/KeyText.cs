using System.Globalization;
using System.Text.Json.Nodes;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Search;

/// <summary>Keys and values as an answer has them.</summary>
static class KeyText
{
    /// <summary>Both forms of a key: <c>key</c>, and <c>key_as_string</c> where it is not the same.</summary>
    public static void Write(JsonObject to, FieldKind kind, BucketKey key, string format = "", TimeSpan zone = default)
    {
        switch (kind)
        {
            case FieldKind.Long:
                to["key"] = (long)key.Number;
                break;
            case FieldKind.Boolean:
                to["key"] = (long)key.Number;
                to["key_as_string"] = key.Number != 0 ? "true" : "false";
                break;
            case FieldKind.Date:
                to["key_as_string"] = Time(key.Number, format, zone);
                to["key"] = (long)key.Number;
                break;
            default:
                to["key"] = key.Text is { } text ? text : key.Number;
                break;
        }
    }

    /// <summary>How a value of the field is written as text; null: it has no other form than the number.</summary>
    public static string? Of(FieldKind kind, double value) => kind switch
    {
        FieldKind.Date => Time(value, "", default),
        FieldKind.Boolean => value != 0 ? "true" : "false",
        _ => null,
    };

    /// <param name="millis">Since 1970-01-01 UTC.</param>
    /// <param name="format">Of the request; empty: ISO 8601 with milliseconds.</param>
    /// <param name="zone">Of the clock that is written.</param>
    public static string Time(double millis, string format, TimeSpan zone)
    {
        if (format == "epoch_millis") return millis.ToString("0.######", CultureInfo.InvariantCulture);
        var text = UnixMicros.ToDateTimeOffset((long)Math.Floor(millis) * 1000).ToOffset(zone).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
        return zone == TimeSpan.Zero ? text.Replace("+00:00", "Z", StringComparison.Ordinal) : text;
    }

    /// <summary>The order of keys: bytes of a text, addresses by their bits.</summary>
    public static int Compare(FieldKind kind, BucketKey one, BucketKey other)
    {
        if (one.Text is null || other.Text is null) return one.Number.CompareTo(other.Number);
        return kind == FieldKind.Ip ? ValueReader.Address(one.Text).CompareTo(ValueReader.Address(other.Text)) : ByBytes(one.Text, other.Text);
    }

    /// <summary>The order of UTF-8, which is that of code points and not of UTF-16.</summary>
    static int ByBytes(string one, string other)
    {
        var at = one.AsSpan().CommonPrefixLength(other);
        if (at == one.Length || at == other.Length) return one.Length.CompareTo(other.Length);
        return (char.IsSurrogate(one[at]), char.IsSurrogate(other[at])) switch
        {
            (true, false) => 1,
            (false, true) => -1,
            _ => one[at].CompareTo(other[at]),
        };
    }
}
