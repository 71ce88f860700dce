using System.Globalization;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Acting.Clocks;

/// <summary>A limit that a law sets: hours, or months of the calendar.</summary>
/// <param name="Hours">0 to 8784; 0 when it is in months.</param>
/// <param name="Months">0 to 12; 0 when it is in hours.</param>
public readonly record struct TimeLimit(int Hours, int Months)
{
    const int MostHours = 366 * 24;

    /// <summary>The end of the limit. A month ends on the same day of the next, or on its last day.</summary>
    /// <param name="micros">Unix microseconds UTC.</param>
    public long After(long micros) => Months == 0 ? micros + Hours * UnixMicros.Hour
        : UnixMicros.From(UnixMicros.ToDateTimeOffset(micros).AddMonths(Months));

    /// <summary>Reads <c>72h</c>, <c>30d</c>, <c>1mo</c>.</summary>
    public static bool TryParse(string text, out TimeLimit limit)
    {
        limit = default;
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        if (!int.TryParse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1) return false;
        limit = text[digits..] switch
        {
            "h" when count <= MostHours => new TimeLimit(count, 0),
            "d" when count <= MostHours / 24 => new TimeLimit(count * 24, 0),
            "mo" when count <= 12 => new TimeLimit(0, count),
            _ => default,
        };
        return limit != default;
    }

    /// <summary><c>72 h</c>, <c>1 month</c>.</summary>
    public override string ToString() => Months == 0 ? $"{Hours} h" : Months == 1 ? "1 month" : $"{Months} months";
}
