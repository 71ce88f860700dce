using System.Globalization;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Web.Words;

/// <summary>Times as people read them: relative within a day, absolute beyond. The zone is UTC, said once in the navigation.</summary>
static class TimeWords
{
    public static string Ago(long nowMicros, long micros)
    {
        var age = nowMicros - micros;
        return age is < 0 or >= UnixMicros.Day ? Short(micros) : age < UnixMicros.Second ? "now" : Span(age);
    }

    /// <summary><c>46 min</c> left, <c>12 min over</c>.</summary>
    public static string Due(long nowMicros, long dueMicros) =>
        dueMicros >= nowMicros ? Span(dueMicros - nowMicros) : Span(nowMicros - dueMicros) + " over";

    /// <summary>Two figures at most: <c>40 s</c>, <c>14 min</c>, <c>3 h 20 min</c>, <c>5 d</c>.</summary>
    public static string Span(long micros) => Math.Abs(micros) switch
    {
        < UnixMicros.Second => $"{micros / 1000} ms",
        < 2 * UnixMicros.Minute => $"{micros / UnixMicros.Second} s",
        < 2 * UnixMicros.Hour => $"{micros / UnixMicros.Minute} min",
        < 10 * UnixMicros.Hour when micros / UnixMicros.Minute % 60 != 0 => $"{micros / UnixMicros.Hour} h {Math.Abs(micros) / UnixMicros.Minute % 60} min",
        < 2 * UnixMicros.Day => $"{micros / UnixMicros.Hour} h",
        _ => $"{micros / UnixMicros.Day} d",
    };

    public static string Short(long micros) => Text(micros, "yyyy-MM-dd HH:mm");

    public static string Clock(long micros) => Text(micros, "HH:mm:ss");

    /// <summary>To the second, with the day only when it is not that of now.</summary>
    public static string Moment(long nowMicros, long micros) =>
        UnixMicros.DayOf(nowMicros) == UnixMicros.DayOf(micros) ? Clock(micros) : Text(micros, "MM-dd HH:mm:ss");

    public static string Day(long micros) => Text(micros, "yyyy-MM-dd");

    public static string Full(long micros) => Text(micros, "yyyy-MM-dd HH:mm:ss.fff") + " UTC";

    static string Text(long micros, string format) => UnixMicros.ToDateTimeOffset(micros).ToString(format, CultureInfo.InvariantCulture);
}
