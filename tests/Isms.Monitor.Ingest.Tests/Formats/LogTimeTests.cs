using System.Globalization;
using System.Text;
using FsCheck.Xunit;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Tests.Formats;

public class LogTimeTests
{
    static readonly TimeZoneInfo[] Zones = [.. TimeZoneInfo.GetSystemTimeZones()];

    [Theory]
    [InlineData("Nov 24 22:00:00", "2026-11-24T22:00:00.000Z")]
    [InlineData("Nov  4 22:00:00", "2026-11-04T22:00:00.000Z")]
    [InlineData("Nov 24 22:00:00.123456", "2026-11-24T22:00:00.123456Z")]
    [InlineData("Oct 10 2018 12:34:56", "2018-10-10T12:34:56.000Z")]
    [InlineData("Oct 10 2018 12:34:56.789", "2018-10-10T12:34:56.789Z")]
    [InlineData("Nov 24 22:00:00 2026", "2026-11-24T22:00:00.000Z")]
    [InlineData("Jun 30 2015 23:59:60", "2015-06-30T23:59:59.000Z")]
    public void A_time_with_the_month_first(string text, string expected) => Assert.Equal(expected, MonthFirst(text, Context("2026-11-24T22:00:00Z")));

    [Theory]
    [InlineData("2026-11-24T22:00:00Z", "2026-11-24T22:00:00.000Z")]
    [InlineData("2026-11-24T22:00:00.5+01:00", "2026-11-24T21:00:00.500Z")]
    [InlineData("2026-11-24 22:00:00,123-0530", "2026-11-25T03:30:00.123Z")]
    [InlineData("2026-11-24T22:00:00.123456789Z", "2026-11-24T22:00:00.123456Z")]
    [InlineData("2026-11-24T22:00:00", "2026-11-24T22:00:00.000Z")]
    public void A_time_of_ISO_8601(string text, string expected)
    {
        var at = new FieldCursor(Encoding.ASCII.GetBytes(text));
        Assert.True(LogTime.TryIso(ref at, Context("2026-11-24T22:00:00Z"), out var micros));
        Assert.Equal(expected, UnixMicros.ToText(micros));
    }

    [Theory]
    [InlineData("1795557600", "2026-11-24T22:00:00.000Z")]
    [InlineData("1795557600123", "2026-11-24T22:00:00.123Z")]
    [InlineData("1795557600123456", "2026-11-24T22:00:00.123456Z")]
    [InlineData("1795557600123456789", "2026-11-24T22:00:00.123456Z")]
    public void The_number_of_digits_tells_the_unit_of_an_epoch(string text, string expected)
    {
        Assert.True(LogTime.TryEpoch(Encoding.ASCII.GetBytes(text), out var micros));
        Assert.Equal(expected, UnixMicros.ToText(micros));
    }

    [Theory]
    [InlineData("Dec 31 23:59:59", "2027-01-01T00:00:05Z", "2026-12-31T23:59:59.000Z")]
    [InlineData("Jan  1 00:00:01", "2026-12-31T23:59:55Z", "2027-01-01T00:00:01.000Z")]
    [InlineData("Feb 29 12:00:00", "2027-06-01T00:00:00Z", "2028-02-29T12:00:00.000Z")]
    [InlineData("Feb 29 12:00:00", "2025-06-01T00:00:00Z", "2024-02-29T12:00:00.000Z")]
    [InlineData("Feb 29 12:00:00", "2101-06-01T00:00:00Z", "2104-02-29T12:00:00.000Z")]
    public void A_year_that_is_not_said_puts_the_time_nearest_to_the_reference(string text, string reference, string expected) =>
        Assert.Equal(expected, MonthFirst(text, Context(reference)));

    [Theory]
    [InlineData("Feb 30 12:00:00")]
    [InlineData("Feb 29 2025 12:00:00")]
    [InlineData("Nov 31 12:00:00")]
    [InlineData("Nov 24 24:00:00")]
    [InlineData("Nov 24 22:60:00")]
    [InlineData("Nov 24")]
    [InlineData("Now 24 22:00:00")]
    [InlineData("")]
    public void What_is_no_time_moves_nothing(string text)
    {
        var at = new FieldCursor(Encoding.ASCII.GetBytes(text));
        Assert.False(LogTime.TryMonthFirst(ref at, Context("2026-11-24T22:00:00Z"), out _));
        Assert.Equal(0, at.At);
    }

    [Fact]
    public void A_time_without_a_zone_hangs_in_the_configured_one()
    {
        var berlin = new FormatContext { ReferenceMicros = Micros("2026-07-01T00:00:00Z"), Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") };
        Assert.Equal("2026-07-01T08:00:00.000Z", MonthFirst("Jul  1 10:00:00", berlin));
        Assert.Equal("2026-01-15T09:00:00.000Z", MonthFirst("Jan 15 10:00:00", berlin));
    }

    [Property(MaxTest = 3000)]
    public bool Around_New_Year_every_zone_gives_back_the_instant_within_26_hours(int year, int seconds, int zone, int reference)
    {
        var hang = Zones[(int)((uint)zone % Zones.Length)];
        var newYear = new DateTimeOffset(1990 + (int)((uint)year % 60), 1, 1, 0, 0, 0, TimeSpan.Zero);
        var instant = newYear.AddSeconds(seconds % (26 * 3600));
        var local = TimeZoneInfo.ConvertTime(instant, hang).DateTime;
        if (hang.IsAmbiguousTime(local)) return true;
        var text = local.ToString("MMM d HH:mm:ss", CultureInfo.InvariantCulture);
        var context = new FormatContext { ReferenceMicros = UnixMicros.From(newYear.AddSeconds(reference % (26 * 3600))), Zone = hang };
        return MonthFirst(text, context) == UnixMicros.ToText(UnixMicros.From(instant));
    }

    [Property(MaxTest = 2000)]
    public bool The_calendar_agrees_with_that_of_the_framework(int days)
    {
        var date = DateOnly.FromDayNumber((int)((uint)days % (uint)(DateOnly.MaxValue.DayNumber + 1)));
        var micros = UnixMicros.From(new DateTimeOffset(date.ToDateTime(default), TimeSpan.Zero));
        return CivilTime.IsDate(date.Year, date.Month, date.Day) && CivilTime.MicrosOf(date.Year, date.Month, date.Day) == micros && CivilTime.YearOf(micros) == date.Year;
    }

    static string MonthFirst(string text, FormatContext context)
    {
        var at = new FieldCursor(Encoding.ASCII.GetBytes(text));
        return LogTime.TryMonthFirst(ref at, context, out var micros) ? UnixMicros.ToText(micros) : "none";
    }

    static FormatContext Context(string reference) => new() { ReferenceMicros = Micros(reference) };

    static long Micros(string text) => UnixMicros.TryParse(text, out var micros) ? micros : throw new ArgumentException(text);
}
