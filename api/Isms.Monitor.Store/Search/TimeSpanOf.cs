namespace Isms.Monitor.Store.Search;

/// <summary>The span of <c>@timestamp</c> that a query needs: day files outside of it are not read.</summary>
static class TimeSpanOf
{
    public static TimeBounds Query(Clause clause, DateTimeOffset now) => clause switch
    {
        BoolClause bound => bound.Must.Select(part => Query(part, now)).Aggregate(new TimeBounds(null, null), Both),
        RangeClause { Field: "@timestamp" } range => new TimeBounds(
            range.From is { } from ? (long)SearchTime.Read(from.Text, range.IsMillis, now).First * 1000 : null,
            range.To is { } to ? ((long)SearchTime.Read(to.Text, range.IsMillis, now).Last + 1) * 1000 : null),
        _ => new TimeBounds(null, null),
    };

    static TimeBounds Both(TimeBounds one, TimeBounds other) => new(Max(one.FromMicros, other.FromMicros), Min(one.ToMicros, other.ToMicros));

    static long? Max(long? one, long? other) => one is null || other > one ? other ?? one : one;

    static long? Min(long? one, long? other) => one is null || other < one ? other ?? one : one;
}
