using System.Globalization;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Rest;

/// <summary>A time in a query string: ISO 8601, or microseconds since 1970-01-01 UTC.</summary>
readonly record struct Instant(long Micros)
{
    public static bool TryParse(string? text, out Instant instant)
    {
        var right = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var micros)
            || UnixMicros.TryParse(text, out micros);
        instant = new Instant(micros);
        return right;
    }
}
