using System.Globalization;

namespace Isms.Monitor.Api.Server.Settings;

/// <summary>Times as people write them in settings: <c>30s</c>, <c>5m</c>, <c>4h</c>, <c>1d</c>.</summary>
static class Spans
{
    /// <returns>Null: it is no time, or out of bounds.</returns>
    public static TimeSpan? Read(string text, TimeSpan least, TimeSpan most)
    {
        if (text.Length < 2 || !double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > 100_000)
            return null;
        TimeSpan? span = text[^1] switch
        {
            's' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(number),
            _ => null,
        };
        return span >= least && span <= most ? span : null;
    }
}
