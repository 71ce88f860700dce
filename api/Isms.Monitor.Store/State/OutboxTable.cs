using Isms.Monitor.Events;
using Microsoft.Data.Sqlite;

namespace Isms.Monitor.Store.State;

/// <summary>What is to be told to people outside: written once by its id, gathered into deliveries, each attempt on record.</summary>
public sealed class OutboxTable
{
    const string NoticeColumns = "id, route, recipient, kind, severity, at, title, text, link";
    const string DeliveryColumns = "id, route, recipient, made, until, state, attempts, next, sent";

    readonly StateSession _session;

    internal OutboxTable(StateSession session) => _session = session;

    /// <returns>False: this receiver has it on this route already.</returns>
    public bool Add(StateNotice notice) => _session.Execute($"""
        INSERT OR IGNORE INTO notices ({NoticeColumns}) VALUES ($id, $route, $recipient, $kind, $severity, $at, $title, $text, $link)
        """, ("$id", notice.Id), ("$route", notice.Route), ("$recipient", notice.Recipient), ("$kind", notice.Kind), ("$severity", (int)notice.Severity),
        ("$at", notice.AtMicros), ("$title", notice.Title), ("$text", notice.Text), ("$link", notice.Link)) > 0;

    /// <summary>Some receiver has it, on some route.</summary>
    public bool Knows(string id) => _session.Scalar<long>("SELECT EXISTS (SELECT 1 FROM notices WHERE id = $id)", ("$id", id)) == 1;

    /// <summary>On no delivery yet; the most severe first, then the oldest.</summary>
    public IReadOnlyList<StateNotice> Waiting(string route, string recipient) => _session.Rows($"""
        SELECT {NoticeColumns} FROM notices WHERE delivery IS NULL AND route = $route AND recipient = $recipient ORDER BY severity DESC, at, id
        """, ReadNotice, ("$route", route), ("$recipient", recipient));

    /// <summary>In the order of <see cref="Waiting"/>.</summary>
    public IReadOnlyList<StateNotice> Of(string delivery) =>
        _session.Rows($"SELECT {NoticeColumns} FROM notices WHERE delivery = $delivery ORDER BY severity DESC, at, id", ReadNotice, ("$delivery", delivery));

    /// <summary>Receivers of a route that have a notice or a delivery waiting.</summary>
    public IReadOnlyList<string> Receivers(string route) => _session.Rows($"""
        SELECT recipient FROM notices WHERE delivery IS NULL AND route = $route
        UNION SELECT recipient FROM deliveries WHERE state = '{StateDelivery.Waiting}' AND route = $route ORDER BY 1
        """, row => row.GetString(0), ("$route", route));

    /// <summary>Gathers notices into a delivery. The same again changes nothing.</summary>
    public void Gather(StateDelivery delivery, IEnumerable<StateNotice> notices)
    {
        _session.Execute($"INSERT OR IGNORE INTO deliveries ({DeliveryColumns}) VALUES ($id, $route, $recipient, $made, $until, $state, $attempts, $next, $sent)", Values(delivery));
        foreach (var notice in notices)
            _session.Execute("UPDATE notices SET delivery = $delivery WHERE id = $id AND route = $route AND recipient = $recipient AND delivery IS NULL",
                ("$delivery", delivery.Id), ("$id", notice.Id), ("$route", notice.Route), ("$recipient", notice.Recipient));
    }

    public StateDelivery? Delivery(string id) =>
        _session.Rows($"SELECT {DeliveryColumns} FROM deliveries WHERE id = $id", ReadDelivery, ("$id", id)).FirstOrDefault();

    /// <summary>The oldest delivery of a receiver that is not over.</summary>
    public StateDelivery? Open(string route, string recipient) => _session.Rows($"""
        SELECT {DeliveryColumns} FROM deliveries WHERE route = $route AND recipient = $recipient AND state = '{StateDelivery.Waiting}' ORDER BY made, id LIMIT 1
        """, ReadDelivery, ("$route", route), ("$recipient", recipient)).FirstOrDefault();

    /// <summary>When the receiver took the last message of a route; null: never.</summary>
    public long? LastSent(string route, string recipient) => _session.Rows(
        "SELECT max(sent) FROM deliveries WHERE route = $route AND recipient = $recipient", row => row.IsDBNull(0) ? (long?)null : row.GetInt64(0),
        ("$route", route), ("$recipient", recipient))[0];

    /// <summary>Puts an attempt on record together with how the delivery stands after it.</summary>
    public void Note(StateDelivery after, DeliveryAttempt attempt)
    {
        Put(after);
        _session.Execute("INSERT INTO delivery_attempts (delivery, at, attempt, outcome, detail, next) VALUES ($delivery, $at, $attempt, $outcome, $detail, $next)",
            ("$delivery", attempt.Delivery), ("$at", attempt.AtMicros), ("$attempt", attempt.Attempt), ("$outcome", attempt.Outcome),
            ("$detail", attempt.Detail), ("$next", attempt.NextMicros));
    }

    public void Put(StateDelivery after) => _session.Execute("UPDATE deliveries SET until = $until, state = $state, attempts = $attempts, next = $next, sent = $sent WHERE id = $id",
        ("$until", after.UntilMicros), ("$state", after.State), ("$attempts", after.Attempts), ("$next", after.NextMicros), ("$sent", after.SentMicros), ("$id", after.Id));

    /// <summary>Newest first.</summary>
    /// <param name="state">Only those; null: all.</param>
    /// <param name="skip">Deliveries to leave out.</param>
    /// <param name="limit">Most of them.</param>
    public IReadOnlyList<StateDelivery> List(string? state, int skip, int limit) => _session.Rows($"""
        SELECT {DeliveryColumns} FROM deliveries WHERE $state IS NULL OR state = $state ORDER BY made DESC, id LIMIT $limit OFFSET $skip
        """, ReadDelivery, ("$state", state), ("$limit", limit), ("$skip", skip));

    public long Count(string? state) => _session.Scalar<long>("SELECT count(*) FROM deliveries WHERE $state IS NULL OR state = $state", ("$state", state));

    /// <summary>Deliveries that failed and are tried again.</summary>
    public long Failing() => _session.Scalar<long>($"SELECT count(*) FROM deliveries WHERE state = '{StateDelivery.Waiting}' AND attempts > 0");

    /// <summary>Notices that are on no delivery, of all receivers.</summary>
    public long Gathering() => _session.Scalar<long>("SELECT count(*) FROM notices WHERE delivery IS NULL");

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<DeliveryAttempt> Attempts(string delivery) => _session.Rows(
        "SELECT delivery, at, attempt, outcome, detail, next FROM delivery_attempts WHERE delivery = $delivery ORDER BY seq",
        row => new DeliveryAttempt(row.GetString(0), row.GetInt64(1), row.GetInt32(2), row.GetString(3), row.GetString(4), row.IsDBNull(5) ? null : row.GetInt64(5)),
        ("$delivery", delivery));

    static (string, object?)[] Values(StateDelivery delivery) =>
    [
        ("$id", delivery.Id), ("$route", delivery.Route), ("$recipient", delivery.Recipient), ("$made", delivery.MadeMicros), ("$until", delivery.UntilMicros), ("$state", delivery.State),
        ("$attempts", delivery.Attempts), ("$next", delivery.NextMicros), ("$sent", delivery.SentMicros),
    ];

    static StateNotice ReadNotice(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), (Level)row.GetInt32(4), row.GetInt64(5), row.GetString(6), row.GetString(7), row.GetString(8));

    static StateDelivery ReadDelivery(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4), row.GetString(5), row.GetInt32(6),
        row.IsDBNull(7) ? null : row.GetInt64(7), row.IsDBNull(8) ? null : row.GetInt64(8));
}
