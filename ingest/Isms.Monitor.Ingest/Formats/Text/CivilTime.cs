using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Text;

/// <summary>Dates of the proleptic Gregorian calendar and instants, without objects.</summary>
/// <remarks>Arithmetic: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".</remarks>
static class CivilTime
{
    const int DaysOfEra = 146_097;
    const int EpochFromMarch0 = 719_468;

    public static bool IsDate(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= (month == 2 && !IsLeap(year) ? 28 : LongestMonth(month));

    public static bool IsLeap(int year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    public static long MicrosOf(int year, int month, int day) => DaysOf(year, month, day) * UnixMicros.Day;

    public static int YearOf(long micros)
    {
        var days = Math.DivRem(micros, UnixMicros.Day, out var rest) - (rest < 0 ? 1 : 0) + EpochFromMarch0;
        var era = (days >= 0 ? days : days - DaysOfEra + 1) / DaysOfEra;
        var dayOfEra = days - era * DaysOfEra;
        var yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        var dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        return (int)(yearOfEra + era * 400) + (dayOfYear >= 306 ? 1 : 0);
    }

    static int LongestMonth(int month) => month == 2 ? 29 : 30 + ((month + (month >> 3)) & 1);

    static long DaysOf(int year, int month, int day)
    {
        long shifted = month <= 2 ? year - 1 : year;
        var era = (shifted >= 0 ? shifted : shifted - 399) / 400;
        var yearOfEra = shifted - era * 400;
        var dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return era * DaysOfEra + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - EpochFromMarch0;
    }
}
