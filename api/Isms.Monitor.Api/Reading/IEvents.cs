namespace Isms.Monitor.Api.Reading;

/// <summary>Search in stored events. Every method answers a wrong query with what is wrong in it.</summary>
public interface IEvents
{
    Task<Answer<EventRows>> SearchAsync(EventRequest query, CancellationToken abort);

    /// <param name="buckets">Wanted number, 10 to 200; the width is rounded up to a usual one (1 s, 5 s, 1 min, 1 h, ...).</param>
    Task<Answer<EventHistogram>> HistogramAsync(EventRequest query, int buckets, CancellationToken abort);

    /// <param name="fields">Which; empty: those that occur most.</param>
    /// <param name="top">Values of each, 1 to 50.</param>
    Task<Answer<IReadOnlyList<FieldStatistic>>> FieldStatisticsAsync(EventRequest query, IReadOnlyList<string> fields, int top, CancellationToken abort);

    Task<EventRecord?> GetAsync(string id, CancellationToken abort);

    /// <summary>Several by id, in (time, id) order; what retention removed is missing.</summary>
    Task<IReadOnlyList<EventRecord>> GetManyAsync(IReadOnlyList<EventId> ids, CancellationToken abort);
}

/// <summary>Which events.</summary>
/// <param name="Text">Query language; empty: all.</param>
/// <param name="FromMicros">Earliest <c>@timestamp</c>, microseconds since 1970-01-01 UTC.</param>
/// <param name="ToMicros">Latest, exclusive.</param>
/// <param name="Limit">Rows, 1 to 1000.</param>
/// <param name="Cursor">What the page before gave as next; null: the newest.</param>
public sealed record EventRequest(string Text, long FromMicros, long ToMicros, int Limit, string? Cursor)
{
    public const int MaxLimit = 1000;
}

/// <param name="Rows">Newest first.</param>
/// <param name="Total">Events that match, exact.</param>
/// <param name="Next">Cursor of the next page; null at the end.</param>
public sealed record EventRows(IReadOnlyList<EventRow> Rows, long Total, string? Next);

/// <summary>An event as a line of the result.</summary>
/// <param name="Summary">The message, else the raw line, at most 400 characters.</param>
/// <param name="Fields">The fields that a line shows: source, destination, user, host, outcome, dataset.</param>
public sealed record EventRow(string Id, long TimestampMicros, string Summary, IReadOnlyList<FieldValue> Fields)
{
    public string? this[string field] => Fields.FirstOrDefault(f => f.Field == field)?.Value;
}

/// <summary>One value of a field, as text. A field with several values comes several times.</summary>
public sealed record FieldValue(string Field, string Value);

/// <summary>A stored event, whole.</summary>
/// <param name="TimestampMicros">When it happened, by its source; microseconds since 1970-01-01 UTC.</param>
/// <param name="ReceivedMicros">When it came in.</param>
/// <param name="Source">Id of the source that delivered it.</param>
/// <param name="Raw">The line as it came.</param>
/// <param name="Fields">Parsed and enriched fields, without <c>event.original</c>.</param>
/// <param name="Rules">Names of the rules that it matched.</param>
public sealed record EventRecord(
    string Id,
    long TimestampMicros,
    long ReceivedMicros,
    string Source,
    string Raw,
    IReadOnlyList<FieldValue> Fields,
    IReadOnlyList<string> Rules)
{
    public string? this[string field] => Fields.FirstOrDefault(f => f.Field == field)?.Value;
}

/// <param name="BucketMicros">Width of a bucket.</param>
/// <param name="Buckets">All of the range, in order, empty ones too.</param>
public sealed record EventHistogram(long BucketMicros, IReadOnlyList<HistogramBucket> Buckets);

/// <summary>Events of one interval by <c>event.outcome</c>.</summary>
public sealed record HistogramBucket(long StartMicros, long Success, long Failure, long Unknown)
{
    public long Total => Success + Failure + Unknown;
}

/// <summary>What a field holds in the events found.</summary>
/// <param name="Present">Events that have it.</param>
/// <param name="Distinct">Different values; an estimate above 10,000.</param>
/// <param name="Top">Most frequent values, with the number of events.</param>
public sealed record FieldStatistic(string Field, long Present, long Distinct, IReadOnlyList<ValueCount> Top);

public sealed record ValueCount(string Value, long Count);
