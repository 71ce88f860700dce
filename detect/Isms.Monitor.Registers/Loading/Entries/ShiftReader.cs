using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Loading.Entries;

static class ShiftReader
{
    static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static Shift Shift(Section section) => new()
    {
        Id = section.Id(EntryKind.Shift),
        Days = Days(section),
        Length = Length(section),
        Analysts = section.Number("analysts", 1, 1000, otherwise: 1),
        At = section.At,
    };

    static List<DayOfWeek> Days(Section section)
    {
        var days = new List<DayOfWeek>();
        foreach (var text in section.Texts("days"))
        {
            if (Values.TryWord<DayOfWeek>(text, out var day)) days.Add(day);
            else section.Error("days", Codes.WrongValue, $"\"days\" cannot hold {Problems.Quote(text)}", "Write days of the week, such as monday");
        }
        if (days.Count == 0) section.Error("days", Codes.KeyMissing, "the key \"days\" is missing", "Name the days of the week on which the shift begins");
        return days;
    }

    static TimeSpan Length(Section section)
    {
        if (section.Span("length") is { } length && length <= Longest) return length;
        section.Error("length", Codes.WrongValue, "\"length\" is missing or over a day", "Write how long the shift is, such as 8h");
        return TimeSpan.Zero;
    }
}
