using System.Globalization;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Demo.Devices;

/// <summary>Times as the vendors spell them; all in UTC.</summary>
static class Times
{
    /// <summary>RFC 3164: <c>Nov 24 22:00:00</c>, the day padded with a blank.</summary>
    public static string Rfc3164(long micros)
    {
        var at = UnixMicros.ToDateTimeOffset(micros);
        return string.Create(CultureInfo.InvariantCulture, $"{at:MMM} {at.Day,2} {at:HH:mm:ss}");
    }

    /// <summary>Cisco with the year: <c>Nov 24 2026 22:00:00</c>.</summary>
    public static string WithYear(long micros) =>
        UnixMicros.ToDateTimeOffset(micros).ToString("MMM dd yyyy HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Date(long micros) => UnixMicros.ToDateTimeOffset(micros).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Clock(long micros) => UnixMicros.ToDateTimeOffset(micros).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Suricata: <c>2026-11-24T22:00:00.123456+0000</c>.</summary>
    public static string Suricata(long micros) =>
        UnixMicros.ToDateTimeOffset(micros).ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture) + "+0000";
}
