using System.Collections.Concurrent;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Evidence;

/// <summary>Reads the figures of the day files, those of each file for itself, and remembers those of files that no longer grow: in memory, and of sealed
/// ones beside the store.</summary>
/// <param name="options">Of the store.</param>
/// <param name="command">Asks it.</param>
/// <param name="catalog">Its files.</param>
/// <param name="own">Ranges of the organisation's own zones.</param>
sealed class DayEvidenceReader(StoreOptions options, ReadCommand command, DayCatalog catalog, IReadOnlyList<AddressRange> own)
{
    /// <summary>Files that one statement reads at most: what more of them save, its plan costs.</summary>
    const int MostAtOnce = 16;

    /// <summary>Bytes of them, unless one file alone has more: a statement has its rows of all files in memory.</summary>
    const long MostBytesAtOnce = 64 << 20;

    readonly ConcurrentDictionary<string, (string Stamp, DayEvidence Evidence)> _known = new(StringComparer.Ordinal);
    readonly DayEvidenceCache _cache = new(options, own);
    readonly DayCounting _counting = new(options, command, own);
    volatile DayCatalog.Snapshot? _pruned;
    int _holders;

    /// <summary>The files of one day and part.</summary>
    sealed record Piece(DateOnly Day, string Name, long First, long Last, DayCatalog.Snapshot Files)
    {
        public bool IsSealed => Files.Sealed.Length > 0;
    }

    /// <summary>A piece that is asked for, and its figures as soon as they are there.</summary>
    sealed class Sought(Piece of, string stamp)
    {
        public Piece Of => of;

        public string Stamp => stamp;

        public DayEvidence? Found { get; set; }
    }

    /// <summary>The evidence of every file that may hold events of a span, in the order of the days.</summary>
    public Task<List<DayEvidence>> ReadAsync(long from, long to, CancellationToken abort) => ReadAsync(piece => piece.Last >= from && piece.First < to, abort);

    /// <summary>The same by the time of reception.</summary>
    public Task<List<DayEvidence>> ReceivedAsync(long from, long to, CancellationToken abort)
    {
        var (first, last) = (UnixMicros.DayOf(from), UnixMicros.DayOf(to));
        return ReadAsync(piece => piece.Day >= first && piece.Day <= last, abort);
    }

    async Task<List<DayEvidence>> ReadAsync(Func<Piece, bool> wanted, CancellationToken abort)
    {
        Forget();
        var pieces = Pieces().Where(wanted).Select(piece => new Sought(piece, StampOf(piece))).ToList();
        // One question is too small to keep two processors busy, whether it goes to the disk or to the days themselves.
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = abort };
        Parallel.ForEach(pieces, parallel, Find);
        await Parallel.ForEachAsync(Batches(pieces.Where(piece => piece.Found is null)), parallel, async (batch, token) => await CountAsync(batch, token));
        return [.. pieces.Select(piece => piece.Found!)];
    }

    /// <summary>Days to be counted together.</summary>
    static IEnumerable<List<Sought>> Batches(IEnumerable<Sought> pieces)
    {
        var (batch, bytes) = (new List<Sought>(), 0L);
        foreach (var piece in pieces)
        {
            var more = BytesOf(piece.Of.Files);
            if (batch.Count == MostAtOnce || (batch.Count > 0 && bytes + more > MostBytesAtOnce))
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }
            batch.Add(piece);
            bytes += more;
        }
        if (batch.Count > 0) yield return batch;
    }

    /// <summary>What is not known of an open file, since it was sealed meanwhile, counts nothing: the question to it finds that out.</summary>
    static long BytesOf(DayCatalog.Snapshot files) =>
        files.Sealed.Sum(entry => entry.Bytes) + files.Open.Select(file => new FileInfo(file.Path)).Where(file => file.Exists).Sum(file => file.Length);

    async Task CountAsync(List<Sought> batch, CancellationToken abort)
    {
        var counted = await _counting.CountAsync([.. batch.Select(piece => piece.Of.Files)], abort);
        foreach (var (piece, evidence) in batch.Zip(counted))
        {
            if (piece.Of.IsSealed) _cache.Keep(piece.Of.Name, piece.Stamp, evidence);
            Remember(piece, evidence);
        }
    }

    void Remember(Sought piece, DayEvidence evidence)
    {
        piece.Found = evidence;
        _known[piece.Of.Name] = (piece.Stamp, evidence);
    }

    /// <summary>What retention took is not kept as figures either: they have addresses.</summary>
    void Forget()
    {
        var now = catalog.Current;
        if (ReferenceEquals(now, _pruned)) return;
        var present = Pieces().Select(piece => piece.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in _known.Keys.Where(name => !present.Contains(name)).ToList()) _known.TryRemove(gone, out _);
        _cache.KeepOnly(present);
        _pruned = now;
    }

    IEnumerable<Piece> Pieces()
    {
        var now = catalog.Current;
        var open = now.Open.Select(file => new Piece(file.Day, $"{file.Day:yyyy-MM-dd}.{file.Part}", file.First, file.Last, new DayCatalog.Snapshot([file], [])));
        var closed = now.Sealed.GroupBy(entry => (entry.Day, entry.Part)).Select(part => new Piece(part.Key.Day, $"{part.Key.Day:yyyy-MM-dd}.{part.Key.Part}",
            part.Where(entry => entry.Table == "events").Select(entry => entry.FirstMicros).DefaultIfEmpty(long.MaxValue).Min(),
            part.Where(entry => entry.Table == "events").Select(entry => entry.LastMicros).DefaultIfEmpty(long.MinValue).Max(), new DayCatalog.Snapshot([], [.. part])));
        return open.Concat(closed).OrderBy(piece => piece.Day).ThenBy(piece => piece.Name, StringComparer.Ordinal);
    }

    /// <summary>An open file is read again when something was committed to it. The number is taken before it is read: what comes between is read twice.</summary>
    string StampOf(Piece piece) => piece.IsSealed ? _cache.Stamp(piece.Files.Sealed) : $"open {piece.Files.Open[0].Commits}";

    /// <summary>What was counted before, in memory or on the disk.</summary>
    void Find(Sought piece)
    {
        if (_known.TryGetValue(piece.Of.Name, out var known) && (known.Stamp == piece.Stamp || (!piece.Of.IsSealed && Volatile.Read(ref _holders) > 0)))
            piece.Found = known.Evidence;
        else if (piece.Of.IsSealed && _cache.Find(piece.Of.Name, piece.Stamp) is { } kept)
            Remember(piece, kept);
    }

    /// <summary>Until it is disposed, open files that were counted are not counted again, though they grow: for many windows of the past in a row,
    /// which what arrives meanwhile does not touch.</summary>
    public IDisposable Hold()
    {
        Interlocked.Increment(ref _holders);
        return new Held(this);
    }

    sealed class Held(DayEvidenceReader of) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref of._holders);
    }
}
