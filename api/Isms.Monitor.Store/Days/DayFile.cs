using System.Globalization;

namespace Isms.Monitor.Store.Days;

/// <summary>An open day file: what was received on one UTC day. What arrives for a day that is being sealed goes into its next part.</summary>
/// <param name="day">UTC day of received time.</param>
/// <param name="part">From 1.</param>
/// <param name="path">The DuckDB file.</param>
sealed class DayFile(DateOnly day, int part, string path)
{
    const string Extension = ".duckdb";

    public DateOnly Day => day;

    public int Part => part;

    public string Path => path;

    /// <summary>Name under which DuckDB knows the file.</summary>
    public string Catalog => string.Create(CultureInfo.InvariantCulture, $"d{Day:yyyyMMdd}_{Part}");

    /// <summary>Something was written since the last checkpoint; it lies in memory until the next. Only the writer and the catalogue use it.</summary>
    public bool IsDirty { get; set; }

    /// <summary>Grows with each commit of this process: the same number, the same content.</summary>
    public long Commits => Volatile.Read(ref _commits);

    long _commits;
    long _first = long.MaxValue;
    long _last = long.MinValue;

    /// <summary>Least <c>@timestamp</c>, in microseconds; later than <see cref="Last"/> when there is no event.</summary>
    public long First => Volatile.Read(ref _first);

    /// <summary>Greatest <c>@timestamp</c>.</summary>
    public long Last => Volatile.Read(ref _last);

    /// <summary>Keys of the rules that the file tells of; only the writer uses it.</summary>
    public HashSet<ulong> Rules { get; } = [];

    /// <summary>A commit is done; only the writer calls it.</summary>
    public void Committed() => Volatile.Write(ref _commits, _commits + 1);

    /// <summary>Widens the range; only the writer calls it.</summary>
    public void Cover(long micros)
    {
        if (micros < _first) Volatile.Write(ref _first, micros);
        if (micros > _last) Volatile.Write(ref _last, micros);
    }

    public static DayFile Of(string folder, DateOnly day, int part) => new(day, part, System.IO.Path.Combine(folder, NameOf(day, part)));

    public static DayFile? TryRead(string path)
    {
        var name = System.IO.Path.GetFileName(path);
        if (!name.EndsWith(Extension, StringComparison.Ordinal)) return null;
        var parts = name[..^Extension.Length].Split('.');
        var part = 1;
        if (parts.Length > 2 || (parts.Length == 2 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out part))) return null;
        return DateOnly.TryParseExact(parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DayFile(day, part, path)
            : null;
    }

    static string NameOf(DateOnly day, int part) => part == 1
        ? string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}{Extension}")
        : string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}.{part}{Extension}");
}
