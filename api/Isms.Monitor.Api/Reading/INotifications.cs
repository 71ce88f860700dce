namespace Isms.Monitor.Api.Reading;

/// <summary>Who was told of what outside the console, and what did not get through.</summary>
public interface INotifications
{
    /// <summary>Deliveries, newest first, beside the routes.</summary>
    /// <param name="only">The state: waiting, sent or given up; empty: all.</param>
    /// <param name="limit">1 to 1000.</param>
    Task<NotificationOverview> OverviewAsync(string only, int offset, int limit, CancellationToken abort);

    /// <summary>One delivery with every notice and every attempt; null: there is none.</summary>
    Task<DeliveryDetail?> GetAsync(string id, CancellationToken abort);

    /// <summary>Tries a delivery that was given up again. False: there is none that was.</summary>
    Task<bool> RetryAsync(string id, string actor, CancellationToken abort);

    /// <summary>Sends a test message over a route, now, past its throttle. Null: there is no such route.</summary>
    Task<IReadOnlyList<AttemptRow>?> TestAsync(string route, string actor, CancellationToken abort);
}

/// <param name="Routes">In the order of the settings; without one nobody is told of anything.</param>
/// <param name="Total">Deliveries in the state that was asked for.</param>
/// <param name="GivenUp">Deliveries that did not get through and are not tried any more.</param>
/// <param name="Failing">Deliveries that failed and are tried again.</param>
/// <param name="Gathering">Notices that wait for the next message of their route.</param>
public sealed record NotificationOverview(
    IReadOnlyList<NotificationRoute> Routes, IReadOnlyList<DeliveryRow> Deliveries, long Total, long GivenUp, long Failing, long Gathering);

/// <param name="Kinds">incident, clock, kpi, silence.</param>
/// <param name="Severity">The least that is told.</param>
/// <param name="Receivers">Mail addresses as they are now; empty: the channel is its own receiver, or nobody is.</param>
/// <param name="ReachesNobody">Mail without a receiver.</param>
public sealed record NotificationRoute(
    string Id, IReadOnlyList<string> Kinds, string Severity, string Channel, string Role, IReadOnlyList<string> Receivers, bool ReachesNobody, long ThrottleMicros);

/// <param name="Recipient">Mail address; <c>role:ID</c>: nobody had one; empty: the channel is its own.</param>
/// <param name="State">waiting, sent or given up.</param>
/// <param name="Notices">How many it tells.</param>
/// <param name="Title">Of the most severe one.</param>
/// <param name="Problem">Of the last attempt; empty when it got through or was not tried yet.</param>
/// <param name="NextMicros">When it is tried (again); null: not any more.</param>
public sealed record DeliveryRow(
    string Id, string Route, string Recipient, long MadeMicros, string State, int Attempts, int Notices, string Severity, string Title, string Problem, long? NextMicros, long? SentMicros);

public sealed record DeliveryDetail(DeliveryRow Delivery, IReadOnlyList<NoticeRow> Notices, IReadOnlyList<AttemptRow> Attempts);

/// <param name="Id">Made of what it tells.</param>
/// <param name="Link">Path in the console.</param>
public sealed record NoticeRow(string Id, string Kind, string Severity, long AtMicros, string Title, string Text, string Link);

/// <param name="Attempt">From 1.</param>
/// <param name="Outcome">sent, failed or refused.</param>
/// <param name="Detail">Why not, as <c>ISMSnnnn problem. remedy.</c></param>
public sealed record AttemptRow(string Delivery, long AtMicros, int Attempt, string Outcome, string Detail, long? NextMicros);
