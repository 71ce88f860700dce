using Isms.Monitor.Api.Reading;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Enrich;
using Isms.Monitor.Ingest.Formats;
using Isms.Monitor.Registers;
using Isms.Monitor.Store.Days;

namespace Isms.Monitor.Api.Server.Readings;

/// <summary>Parses frames again that no format understood when they came.</summary>
/// <remarks>The day files are never changed, so what is understood now becomes a further event, flagged <see cref="EventFlags.Reparsed"/>, whose
/// <c>isms.reparsed_of</c> names the one it was kept as; with that the old one waits no longer. It has the received time of the old one, so it lies
/// in its day. It passes no rules: what it tells is found by search, not by alerts.</remarks>
sealed class Reparser(DayStore days, Organisation organisation)
{
    const int Page = 2_000;

    /// <summary>Told apart from every origin of a source.</summary>
    static readonly UInt128 Origin = UInt128.MaxValue - 1;

    static readonly FieldId ReparsedOf = FieldTable.Get(SenderReader.ReparsedOf);
    static readonly FieldId Sender = FieldTable.Get("log.source.address");

    readonly FrameParser _parser = new();
    readonly Enricher _enricher = new(organisation, []);
    readonly Dictionary<string, SourceFormatMemory> _memories = new(StringComparer.Ordinal);

    /// <summary>Tries every frame of these senders once.</summary>
    public async Task<Redrive> RunAsync(IReadOnlyCollection<SenderErrors> of, CancellationToken abort)
    {
        var (tried, parsed) = (0L, 0L);
        StoredEvent? last = null;
        while (of.Count > 0)
        {
            var page = await days.Senders.ErrorPageAsync(of, Page, last, abort);
            if (page.Count == 0) break;
            last = page[^1];
            tried += page.Count;
            parsed += await StoreAsync(page, abort);
        }
        return new Redrive(tried, parsed, tried - parsed);
    }

    async Task<long> StoreAsync(List<StoredEvent> page, CancellationToken abort)
    {
        var units = new List<CommitUnit>();
        foreach (var source in page.GroupBy(stored => stored.Source))
            foreach (var chunk in source.Chunk(EventBatch.Capacity))
            {
                // Without a position the source is named by the batch's sender, and no position of a source moves.
                var batch = new EventBatch { Sender = source.Key };
                foreach (var stored in chunk) Add(batch, stored);
                if (batch.Count > 0) units.Add(new CommitUnit(batch, [], []) { Flags = _ => EventFlags.Reparsed });
            }
        await days.CommitAsync(units, abort);
        return units.Sum(unit => unit.Batch!.Count);
    }

    void Add(EventBatch batch, StoredEvent stored)
    {
        var again = Parsed(stored);
        if (again is null) return;
        var into = batch.Add(again.Original);
        (into.Id, into.Offset, into.TimestampMicros, into.ReceivedMicros, into.LogSource) = (again.Id, again.Offset, again.TimestampMicros, again.ReceivedMicros, again.LogSource);
        for (var slot = 0; slot < again.Count; slot++) into.Add(again.FieldAt(slot), again.ValueAt(slot), again.KindAt(slot));
    }

    EcsEvent? Parsed(StoredEvent stored)
    {
        var old = stored.Event;
        var again = new EcsEvent();
        again.Begin(old.Original);
        (again.ReceivedMicros, again.Offset, again.Id) = (old.ReceivedMicros, old.Offset, IdOf(old));
        var sender = old.Text(Sender) ?? stored.Source;
        var memory = _memories.TryGetValue(sender, out var known) ? known : _memories[sender] = new SourceFormatMemory();
        if (!_parser.Parse(again, null, memory, new FormatContext { ReferenceMicros = old.ReceivedMicros })) return null;
        if (again.TimestampMicros == 0) again.TimestampMicros = old.ReceivedMicros;
        if (old.TryGet(Sender, out var address)) again.SetIfMissing(Sender, address);
        again.SetText(ReparsedOf, old.Id.ToString());
        _enricher.Enrich(again);
        return again;
    }

    /// <summary>From the old id, so that a second try after a crash gives the same.</summary>
    static EventId IdOf(EcsEvent old) => EventId.Of(old.ReceivedMicros, Origin, (long)(old.Id.Low ^ old.Id.High));
}
