using System.Collections.Concurrent;
using System.Globalization;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Seal;

namespace Isms.Monitor.Store.Evidence;

/// <summary>How the log of each day is: read from the manifest on the disk and from every sealed file.</summary>
/// <remarks>A file is hashed from end to end at first, when its length or time of writing changed, and again after a week. What the program holds
/// of the manifest in memory proves nothing, so the lines are read.</remarks>
sealed class LogProof(StoreOptions options, TimeProvider clock, DayCatalog catalog)
{
    static readonly TimeSpan ProvenFor = TimeSpan.FromDays(7);

    readonly ConcurrentDictionary<string, (long Length, DateTime Written, DateTimeOffset At, string Sha256)> _hashed = new(StringComparer.Ordinal);

    /// <summary>See <see cref="IEvidence.LoggedDaysAsync"/>.</summary>
    public IReadOnlyList<LoggedDay> Days(long from, long to, CancellationToken abort)
    {
        var (entries, broken) = ReadChain();
        var open = catalog.Current.Open.Select(file => file.Day).ToHashSet();
        var sealedDays = entries.Select((entry, line) => (Entry: entry, Line: line)).ToLookup(one => one.Entry.Day);
        var known = open.Concat(entries.Select(entry => entry.Day)).ToList();
        var days = new List<LoggedDay>();
        if (known.Count == 0) return days;
        var first = known.Min() is var oldest && UnixMicros.DayOf(from) is var start && start > oldest ? start : oldest;
        for (var day = first; day < UnixMicros.DayOf(to); day = day.AddDays(1))
        {
            abort.ThrowIfCancellationRequested();
            days.Add(Judge(day, [.. sealedDays[day]], open.Contains(day), broken));
        }
        return days;
    }

    LoggedDay Judge(DateOnly day, List<(ManifestEntry Entry, int Line)> lines, bool isOpen, int broken)
    {
        if (lines.Count == 0) return isOpen
            ? IsDue(day) ? new(day, LogState.Missing, "is not sealed though it is due") : new(day, LogState.Open, "is still being written")
            : new(day, LogState.Missing, "there is no log of this day");
        if (lines.Find(one => one.Entry.Kind == ManifestEntry.DeletedKind) is { Entry: { } deleted })
            return new(day, LogState.Deleted, $"was deleted: {deleted.Reason ?? "no reason given"}");
        if (lines.Exists(one => one.Line >= broken)) return new(day, LogState.Damaged, "lies behind a broken link of the hash chain");
        return lines.Select(one => Problem(one.Entry)).FirstOrDefault(problem => problem is not null) is { } problem
            ? new(day, LogState.Damaged, problem) : new(day, LogState.Intact, "");
    }

    /// <summary>Sealing may be a day late: the server may have been down.</summary>
    bool IsDue(DateOnly day) => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddDays(2) + options.SealAfter <= clock.GetUtcNow().UtcDateTime;

    /// <summary>The entries, and the number of the first line that does not follow from the one before; <see cref="int.MaxValue"/>: all do.</summary>
    (List<ManifestEntry> Entries, int Broken) ReadChain()
    {
        var (entries, broken, hash) = (new List<ManifestEntry>(), int.MaxValue, Manifest.FirstPrevious);
        var path = Path.Combine(options.EventsFolder, Manifest.FileName);
        if (!File.Exists(path)) return (entries, broken);
        foreach (var line in File.ReadLines(path))
        {
            var entry = ManifestEntry.TryRead(line);
            if ((entry is null || entry.Previous != hash) && broken == int.MaxValue) broken = entries.Count;
            hash = Manifest.HashOf(line);
            if (entry is not null) entries.Add(entry);
        }
        return (entries, broken);
    }

    string? Problem(ManifestEntry entry)
    {
        var file = new FileInfo(Path.Combine(options.EventsFolder, entry.File));
        if (!file.Exists) return string.Create(CultureInfo.InvariantCulture, $"the file {entry.File} is missing");
        return HashOf(file) == entry.Sha256 ? null : string.Create(CultureInfo.InvariantCulture, $"the file {entry.File} was changed");
    }

    string HashOf(FileInfo file)
    {
        var now = clock.GetUtcNow();
        if (_hashed.TryGetValue(file.Name, out var known) && known.Length == file.Length && known.Written == file.LastWriteTimeUtc && now - known.At < ProvenFor) return known.Sha256;
        var hash = FileHash.Of(file.FullName);
        _hashed[file.Name] = (file.Length, file.LastWriteTimeUtc, now, hash);
        return hash;
    }
}
