using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Server.Registering;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Query;
using ValueCount = Isms.Monitor.Api.Reading.ValueCount;

namespace Isms.Monitor.Api.Server.Readings;

/// <summary>Search in the day files.</summary>
sealed class EventReading(DayStore days, RegisterDesk registers) : IEvents
{
    Organisation Organisation => registers.Now.Organisation;

    /// <summary>Newest events that say which fields occur most.</summary>
    const int Sampled = 200;

    /// <summary>Fields that are counted when none is named.</summary>
    const int UsualFields = 12;

    static readonly long[] Widths =
    [
        .. new long[] { 1, 5, 10, 30 }.Select(seconds => seconds * UnixMicros.Second), .. new long[] { 1, 5, 10, 30 }.Select(minutes => minutes * UnixMicros.Minute),
        .. new long[] { 1, 3, 6, 12 }.Select(hours => hours * UnixMicros.Hour), .. new long[] { 1, 7, 30, 90, 365 }.Select(count => count * UnixMicros.Day),
    ];

    /// <summary>Fields that differ in nearly every event: counting their values says nothing.</summary>
    static readonly HashSet<string> Uncounted = ["message", "event.original", "event.ingested", "network.community_id"];

    /// <summary>Fields that are asked for first; where they occur they come before the others.</summary>
    static readonly string[] Preferred =
        ["event.dataset", "event.action", "event.outcome", "source.ip", "destination.ip", "destination.port", "user.name", "host.name", "observer.name", "observer.hostname", "rule.name"];

    public Task<Answer<EventRows>> SearchAsync(EventRequest query, CancellationToken abort) => Asked.AnswerAsync(query.Text, async asked =>
    {
        var filter = Filter(asked, query);
        var after = query.Cursor is { } text && EventCursor.TryParse(text, out var cursor) ? cursor : (EventCursor?)null;
        var page = await days.Reader.SearchAsync(filter, Math.Clamp(query.Limit, 1, EventRequest.MaxLimit), after, abort: abort);
        return new EventRows([.. page.Events.Select(RecordOf.Row)], await days.Reader.CountAsync(filter, abort), page.Next?.ToString());
    });

    public Task<Answer<EventHistogram>> HistogramAsync(EventRequest query, int buckets, CancellationToken abort) => Asked.AnswerAsync(query.Text, async asked =>
    {
        var width = WidthOf(query.ToMicros - query.FromMicros, Math.Clamp(buckets, 10, 200));
        var filter = Filter(asked, query);
        var all = (await days.Reader.HistogramAsync(filter, width, null, abort)).ToDictionary(bar => bar.StartMicros, bar => bar.Count);
        var split = (await days.Reader.HistogramAsync(filter, width, "event.outcome", abort)).Where(bar => bar.Value is not null).ToDictionary(bar => (bar.StartMicros, bar.Value!), bar => bar.Count);
        return new EventHistogram(width, [.. Starts(query, width).Select(start =>
        {
            var (success, failure) = (split.GetValueOrDefault((start, "success")), split.GetValueOrDefault((start, "failure")));
            return new HistogramBucket(start, success, failure, Math.Max(0, all.GetValueOrDefault(start) - success - failure));
        })]);
    });

    public Task<Answer<IReadOnlyList<FieldStatistic>>> FieldStatisticsAsync(EventRequest query, IReadOnlyList<string> fields, int top, CancellationToken abort) => Asked.AnswerAsync(query.Text, async asked =>
    {
        var filter = Filter(asked, query);
        var counted = fields.Count > 0 ? fields : await UsualAsync(filter, abort);
        var spread = (await days.Reader.SpreadAsync(filter, counted, Math.Clamp(top, 1, 50), abort)).ToDictionary(one => one.Field);
        return (IReadOnlyList<FieldStatistic>)[.. counted.Select(field => spread.TryGetValue(field, out var one)
            ? new FieldStatistic(field, one.Present, one.Distinct, [.. one.Top.Select(value => new ValueCount(value.Value, value.Count))]) : new FieldStatistic(field, 0, 0, []))];
    });

    public async Task<EventRecord?> GetAsync(string id, CancellationToken abort) =>
        EventId.TryParse(id, out var known) && await GetManyAsync([known], abort) is [var found] ? found : null;

    public async Task<IReadOnlyList<EventRecord>> GetManyAsync(IReadOnlyList<EventId> ids, CancellationToken abort)
    {
        if (ids.Count == 0) return [];
        var events = await days.Reader.GetAsync([.. ids.Distinct()], abort);
        var matches = (await days.Reader.MatchesOfAsync([.. events.Select(stored => stored.Event.Id)], abort)).ToLookup(match => match.Event, match => match.Rule.Name);
        return [.. events.OrderBy(stored => stored.Event.TimestampMicros).ThenBy(stored => stored.Event.Id).Select(stored => RecordOf.Whole(stored, Organisation, matches[stored.Event.Id].Distinct()))];
    }

    async Task<IReadOnlyList<string>> UsualAsync(EventFilter filter, CancellationToken abort)
    {
        var newest = await days.Reader.SearchAsync(filter, Sampled, abort: abort);
        return [.. newest.Events.SelectMany(stored => Enumerable.Range(0, stored.Event.Count).Select(slot => stored.Event.FieldAt(slot).Name).Distinct())
            .Where(field => !Uncounted.Contains(field)).GroupBy(field => field).OrderByDescending(group => Preferred.Contains(group.Key)).ThenByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Take(UsualFields).Select(group => group.Key)];
    }

    static EventFilter Filter(EventQuery asked, EventRequest query) => new(asked, query.FromMicros, query.ToMicros);

    static long WidthOf(long range, int buckets) => Widths.FirstOrDefault(width => range <= width * buckets, Math.Max(1, range / buckets));

    static IEnumerable<long> Starts(EventRequest query, long width)
    {
        for (var start = (long)Math.Floor((double)query.FromMicros / width) * width; start < query.ToMicros; start += width) yield return start;
    }
}
