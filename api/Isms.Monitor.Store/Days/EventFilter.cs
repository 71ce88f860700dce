using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Days;

/// <summary>Which events: those that answer a query with <c>@timestamp</c> in a span.</summary>
/// <param name="Query">The query.</param>
/// <param name="FromMicros">First instant, microseconds UTC; null: from the beginning.</param>
/// <param name="ToMicros">First instant that is outside; null: without end.</param>
public sealed record EventFilter(EventQuery Query, long? FromMicros = null, long? ToMicros = null)
{
    public static EventFilter All { get; } = new(EventQuery.All);
}
