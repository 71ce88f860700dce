using Isms.Monitor.Events;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.State;

/// <summary>Which incidents, in which order; what is null or empty does not restrict.</summary>
public sealed record IncidentFilter
{
    public IReadOnlyList<string> States { get; init; } = [];

    public IReadOnlyList<Level> Severities { get; init; } = [];

    public string? Owner { get; init; }

    /// <summary>Only those without an owner.</summary>
    public bool Unassigned { get; init; }

    /// <summary>Last event at or after.</summary>
    public long? FromMicros { get; init; }

    /// <summary>First event before.</summary>
    public long? ToMicros { get; init; }

    /// <summary>Due before: overdue, or at risk of it.</summary>
    public long? DueBeforeMicros { get; init; }

    /// <summary>Part of the title or the id, without case.</summary>
    public string? Text { get; init; }

    /// <summary>It must have every one of these.</summary>
    public IReadOnlyList<IncidentTag> Tags { get; init; } = [];

    /// <summary>A query over incidents; see <see cref="IncidentSql"/> for its fields. Null: all.</summary>
    public EventQuery? Query { get; init; }

    /// <summary>What <c>due:past</c> of the query is held against, microseconds UTC.</summary>
    public long NowMicros { get; init; }

    public IncidentOrder Order { get; init; } = IncidentOrder.Severity;

    public bool Descending { get; init; } = true;

    public int Skip { get; init; }

    public int Limit { get; init; } = 100;
}
