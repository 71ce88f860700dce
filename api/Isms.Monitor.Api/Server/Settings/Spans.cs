using System.Globalization;

namespace Isms.Monitor.Api.Server.Settings;

/// <summary>Times as people write them in settings: <c>30s</c>, <c>5m</c>, <c>4h</c>, <c>1d</c>.</summary>
static class Spans
{
    /// <param name="text">A number and a unit.</param>
    /// <param name="least">Shortest that is taken.</param>
    /// <param name="most">Longest that is taken.</param>
    /// <param name="units">Units that are taken.</param>
    /// <returns>Null: it is no time, or out of bounds.</returns>
    public static TimeSpan? Read(string text, TimeSpan least, TimeSpan most, string units = "smhd")
    {
        if (text.Length < 2 || !units.Contains(text[^1])) return null;
        // NaN is a number to the parser and no less than anything.
        if (!double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || !(number < 100_000)) return null;
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
