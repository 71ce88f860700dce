namespace Isms.Monitor.Api.Reading;

/// <summary>Which incidents, in which order, which part of them.</summary>
/// <param name="Filter">Query language; fields state (<c>open</c>: neither resolved nor closed), severity, owner, verdict, due (<c>past</c>), title,
/// policy, control, risk, rule and every entity field; empty: all.</param>
/// <param name="Sort">severity, title, age, due, owner, state or count; anything else is severity.</param>
/// <param name="Descending">Greatest first.</param>
/// <param name="Offset">Rows to skip, from 0.</param>
/// <param name="Limit">Rows to give, 1 to <see cref="MaxLimit"/>.</param>
public sealed record IncidentQuery(string Filter, string Sort, bool Descending, int Offset, int Limit)
{
    public const int MaxLimit = 1000;

    public static readonly IReadOnlyList<string> Sorts = ["severity", "title", "age", "due", "owner", "state", "count"];
}

/// <summary>One page of a query and exact counts.</summary>
/// <param name="Rows">In the order asked for; ties by id, so that pages never overlap.</param>
/// <param name="Total">Incidents that match, exact.</param>
/// <param name="Open">Of all incidents, those that are neither resolved nor closed.</param>
/// <param name="PastDue">Of the open ones, those past their next due time.</param>
/// <param name="LastDetectedMicros">When the newest incident of all was detected; null when there is none.</param>
public sealed record IncidentRows(IReadOnlyList<IncidentRow> Rows, long Total, long Open, long PastDue, long? LastDetectedMicros);
