using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Evidence;

/// <summary>The reader of the day files for the organisation's own ranges: one, until they change. Any thread.</summary>
sealed class DayReaders(DayStore store)
{
    readonly Lock _lock = new();
    (IReadOnlyList<AddressRange> Own, DayEvidenceReader Reader)? _last;

    public DayEvidenceReader Of(IReadOnlyList<AddressRange> own)
    {
        lock (_lock)
        {
            if (_last is { } last && last.Own.SequenceEqual(own)) return last.Reader;
            var reader = new DayEvidenceReader(store.Options, new ReadCommand(store.Options, store.Clock, store.Duck, store.Catalog), store.Catalog, own);
            _last = (own, reader);
            return reader;
        }
    }
}
