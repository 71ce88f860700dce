using System.Globalization;
using System.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Server.Notifying.Channels;

/// <summary>A message in words. What logs hold stays in lines of its own and cannot look like ours.</summary>
static class Wording
{
    /// <summary>Notices told in full; the others are counted.</summary>
    public const int MostInFull = 20;

    const int LongestLine = 400;

    /// <summary>Of words of this program and counts alone: nothing that a log holds can get into a header.</summary>
    public static string Subject(Message message)
    {
        var first = message.Notices[0];
        var what = first.Kind switch
        {
            "incident" => "incident",
            "clock" => "legal clock",
            "kpi" => "state of a KPI",
            "silence" => "log source",
            _ => "test message",
        };
        var more = message.Notices.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" and {message.Notices.Count - 1} more");
        return $"[Isms.Monitor] {Name(first.Severity)}: {what}{more}";
    }

    /// <summary>Plain text with LF.</summary>
    public static string Body(Message message)
    {
        var text = new StringBuilder();
        foreach (var notice in message.Notices.Take(MostInFull)) Add(text, notice, message.Link);
        if (message.Notices.Count > MostInFull)
            text.Append(CultureInfo.InvariantCulture, $"{message.Notices.Count - MostInFull} more; the console shows all.\n\n");
        return text.Append(CultureInfo.InvariantCulture, $"-- \nIsms.Monitor, route {message.Route}, message {message.Id}. Times are UTC. Lines with > are from logs and registers.\n").ToString();
    }

    /// <summary>One line: no control and no direction marks, and not without end.</summary>
    public static string Line(string hostile)
    {
        var line = new StringBuilder(Math.Min(hostile.Length, LongestLine));
        foreach (var rune in hostile.EnumerateRunes())
        {
            if (line.Length >= LongestLine) return line.Append('…').ToString();
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) line.Append(' ');
            else if (category is not (UnicodeCategory.Format or UnicodeCategory.Surrogate)) line.Append(rune.ToString());
        }
        return line.ToString();
    }

    public static string Name(Level severity) => severity.ToString().ToLowerInvariant();

    static void Add(StringBuilder text, StateNotice notice, string link)
    {
        text.Append(CultureInfo.InvariantCulture, $"{Name(notice.Severity).ToUpperInvariant()}  {notice.Kind}, {UnixMicros.ToMinute(notice.AtMicros)}\n> {Line(notice.Title)}\n");
        if (notice.Text.Length > 0) text.Append(CultureInfo.InvariantCulture, $"> {Line(notice.Text)}\n");
        if (link.Length > 0) text.Append(CultureInfo.InvariantCulture, $"{link}{notice.Link}\n");
        text.Append('\n');
    }
}
