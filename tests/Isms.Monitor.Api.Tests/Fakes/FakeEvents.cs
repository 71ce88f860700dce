using Isms.Monitor.Api.Reading;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Tests.Fakes;

/// <summary>Events in memory. A term <c>field:value</c> filters; an opening parenthesis is refused, as a query that cannot be read.</summary>
sealed class FakeEvents : IEvents
{
    public List<EventRecord> All { get; } = [];

    public Exception? Failure { get; set; }

    public Task<Answer<EventRows>> SearchAsync(EventRequest query, CancellationToken abort)
    {
        if (Failure is not null) throw Failure;
        if (Wrong(query.Text) is { } problem) return Task.FromResult(Answer.Wrong<EventRows>(problem));
        var found = Find(query).OrderByDescending(e => e.TimestampMicros).ToList();
        var skip = int.Parse(query.Cursor ?? "0");
        var rows = found.Skip(skip).Take(query.Limit).Select(e => new EventRow(e.Id, e.TimestampMicros, e.Raw, e.Fields)).ToList();
        return Task.FromResult(Answer.Of(new EventRows(rows, found.Count, skip + rows.Count < found.Count ? (skip + rows.Count).ToString() : null)));
    }

    public Task<Answer<EventHistogram>> HistogramAsync(EventRequest query, int buckets, CancellationToken abort)
    {
        if (Wrong(query.Text) is { } problem) return Task.FromResult(Answer.Wrong<EventHistogram>(problem));
        var width = Math.Max(1, (query.ToMicros - query.FromMicros) / buckets);
        var found = Find(query).ToLookup(e => (e.TimestampMicros - query.FromMicros) / width);
        return Task.FromResult(Answer.Of(new EventHistogram(width, [.. Enumerable.Range(0, buckets).Select(i => new HistogramBucket(
            query.FromMicros + i * width, Count(found[i], "success"), Count(found[i], "failure"), found[i].LongCount(e => e["event.outcome"] is not ("success" or "failure"))))])));
    }

    public Task<Answer<IReadOnlyList<FieldStatistic>>> FieldStatisticsAsync(EventRequest query, IReadOnlyList<string> fields, int top, CancellationToken abort)
    {
        if (Wrong(query.Text) is { } problem) return Task.FromResult(Answer.Wrong<IReadOnlyList<FieldStatistic>>(problem));
        return Task.FromResult(Answer.Of<IReadOnlyList<FieldStatistic>>([.. Find(query).SelectMany(e => e.Fields).GroupBy(f => f.Field)
            .Where(g => fields.Count == 0 || fields.Contains(g.Key))
            .Select(g => new FieldStatistic(g.Key, g.Count(), g.Select(f => f.Value).Distinct().Count(),
                [.. g.GroupBy(f => f.Value).OrderByDescending(v => v.Count()).ThenBy(v => v.Key, StringComparer.Ordinal).Take(top).Select(v => new ValueCount(v.Key, v.Count()))]))]));
    }

    public Task<EventRecord?> GetAsync(string id, CancellationToken abort) => Task.FromResult(All.FirstOrDefault(e => e.Id == id));

    public Task<IReadOnlyList<EventRecord>> GetManyAsync(IReadOnlyList<EventId> ids, CancellationToken abort)
    {
        var wanted = ids.Select(i => i.ToString()).ToHashSet();
        return Task.FromResult<IReadOnlyList<EventRecord>>([.. All.Where(e => wanted.Contains(e.Id)).OrderBy(e => e.TimestampMicros)]);
    }

    IEnumerable<EventRecord> Find(EventRequest query)
    {
        var terms = query.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(t => t.Contains(':', StringComparison.Ordinal)).Select(t => t.Split(':', 2)).ToList();
        return All.Where(e => e.TimestampMicros >= query.FromMicros && e.TimestampMicros < query.ToMicros && terms.TrueForAll(t => e[t[0]] == t[1].Trim('"')));
    }

    static QueryProblem? Wrong(string text) => text.IndexOf('(', StringComparison.Ordinal) is >= 0 and var at
        ? new QueryProblem(at + 1, "unexpected '('; expected a field or a text.", "For example: source.ip:10.0.0.0/8") : null;

    static long Count(IEnumerable<EventRecord> events, string outcome) => events.LongCount(e => e["event.outcome"] == outcome);
}
