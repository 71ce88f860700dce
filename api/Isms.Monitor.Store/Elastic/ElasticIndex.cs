using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Store.Elastic;

/// <summary>Indexes in Elasticsearch what the standalone store has, in the order in which it was stored. The store stays what is true: Elasticsearch may be away
/// for days, and what it missed follows.</summary>
/// <remarks>A page is sent, then its mark is written; a crash between the two sends it again, and each document is refused by its id. Not for two threads.</remarks>
public sealed class ElasticIndex : IDisposable
{
    const int Page = 2_000;

    readonly DayStore _days;
    readonly ElasticConnection _connection;
    readonly BulkWriter _writer;
    readonly ElasticEvents _events;
    readonly IndexMarks _marks;
    readonly CrashPoints _points;
    readonly BulkBody _body = new();

    /// <param name="options">Checked here.</param>
    /// <param name="days">What is indexed.</param>
    /// <param name="state">Where the marks are kept.</param>
    /// <param name="clock">For pauses.</param>
    /// <param name="points">Where tests end the process.</param>
    /// <exception cref="StoreException">ISMS4024: an option is out of bounds.</exception>
    public ElasticIndex(ElasticOptions options, DayStore days, StateStore state, TimeProvider clock, CrashPoints? points = null)
    {
        (_days, _points) = (days, points ?? CrashPoints.None);
        _connection = new ElasticConnection(options);
        _writer = new BulkWriter(_connection, clock) { Pausing = (pause, reason) => Pausing?.Invoke(pause, reason) };
        _events = new ElasticEvents(_connection, _writer);
        _marks = new IndexMarks(state, "elasticsearch-events", clock);
    }

    /// <summary>Told when Elasticsearch wants a pause, how long it is and why.</summary>
    public Action<TimeSpan, string>? Pausing { get; set; }

    /// <summary>Events that Elasticsearch has from this process.</summary>
    public long Indexed { get; private set; }

    /// <summary>Events that it had already.</summary>
    public long Known { get; private set; }

    /// <summary>Events that it refused for good; they lie in its dead letters, and in the store.</summary>
    public long Rejected { get; private set; }

    /// <summary>Finds out what answers, and installs the templates.</summary>
    /// <exception cref="StoreException">ISMS4040 to 4044.</exception>
    public async Task PrepareAsync(CancellationToken abort)
    {
        await ElasticServer.IdentifyAsync(_connection, abort);
        await new TemplateInstaller(_connection).InstallAsync(abort);
    }

    /// <summary>Indexes the next page of events.</summary>
    /// <returns>How many were taken; 0: everything that is stored is indexed.</returns>
    /// <exception cref="StoreException">ISMS4041, 4042: what was not marked is sent again at the next call.</exception>
    public async Task<int> StepAsync(CancellationToken abort)
    {
        var files = _days.Appended.EventFiles();
        _marks.Keep([.. files.Select(file => file.Name)]);
        foreach (var file in files)
        {
            var from = _marks.Of(file.Name);
            if (file.Rows is { } all && from >= all) continue;
            var rows = await _days.Appended.EventsAsync(file, from, Page, abort);
            if (rows.Count == 0) continue;
            await WriteAsync([.. rows.Select(row => row.Value)], abort);
            _points.Reach(CrashPoints.BeforeMark);
            _marks.Reach(file.Name, rows[^1].Next);
            return rows.Count;
        }
        return 0;
    }

    /// <summary>Deletes what the store does not keep either.</summary>
    public Task<IReadOnlyList<string>> DeleteBeforeAsync(DateOnly day, CancellationToken abort) => _events.DeleteBeforeAsync(day, abort);

    public void Dispose() => _connection.Dispose();

    async Task WriteAsync(IReadOnlyList<StoredEvent> events, CancellationToken abort)
    {
        _body.Clear();
        foreach (var (from, source, flags) in events) _events.Add(_body, from, source, flags.HasFlag(EventFlags.Seed));
        var outcome = await _writer.WriteAsync(_body, abort);
        if (outcome.Rejected.Count > 0) await BuryAsync(events, outcome.Rejected, abort);
        (Indexed, Known, Rejected) = (Indexed + outcome.Stored, Known + outcome.Known, Rejected + outcome.Rejected.Count);
    }

    async Task BuryAsync(IReadOnlyList<StoredEvent> events, IReadOnlyList<RejectedItem> rejected, CancellationToken abort)
    {
        var dead = new BulkBody();
        foreach (var item in rejected) DeadDocument.Add(dead, events[item.At], item);
        var outcome = await _writer.WriteAsync(dead, abort);
        if (outcome.Rejected is [var first, ..]) throw StoreException.ElasticAnswered($"that not even a dead letter is taken: {first.Reason}");
    }
}
