using Isms.Monitor.Api.Server.Notifying.Routing;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Events;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Server.Notifying;

/// <summary>Writes notices for whom they are, and gathers what waits for a receiver into one delivery.</summary>
/// <remarks>Each method is one transaction. A notice has an id of what it tells, a delivery one of its notices: a crash at any point leaves them to
/// be written, or sent, again under the same id. What was sent just before a crash may be sent once more, under the id that the receiver has.</remarks>
sealed class Outbox(StateStore state, AddressBook addresses, IReadOnlyList<NoticeRoute> routes, TimeProvider clock)
{
    /// <summary>Notices that one delivery holds; the others wait for the next.</summary>
    public const int MostInOne = 500;

    static readonly long Patience = (long)Backoff.GivesUpAfter.TotalMicroseconds;

    /// <summary>A test is sent by whoever asked for it; only if that one dies does the courier find it, later.</summary>
    const long Lease = 10 * UnixMicros.Minute;

    long Now => UnixMicros.From(clock.GetUtcNow());

    public IReadOnlyList<NoticeRoute> Routes => routes;

    /// <summary>Some route takes this kind.</summary>
    public bool Wants(NoticeKind kind) => routes.Any(route => route.Kinds.Contains(kind));

    /// <summary>Writes notices together with what the watcher remembers of having told them.</summary>
    /// <param name="look">Finds what there is to tell; runs in the transaction.</param>
    /// <returns>How many were written for somebody; what was there already does not count.</returns>
    public int Tell(Func<StateSession, IEnumerable<Notice>> look)
    {
        var (now, receivers) = (Now, routes.Select(route => (Route: route, To: addresses.ReceiversOf(route))).ToList());
        return state.Write(session => look(session).ToList().Sum(notice => receivers.Where(one => one.Route.Takes(notice))
            .Sum(one => one.To.Count(to => session.Outbox.Add(Row(notice, one.Route, to, now))))));
    }

    /// <summary>The delivery that is to be tried now; null: nothing waits, or its time has not come.</summary>
    public StateDelivery? Due(NoticeRoute route, string recipient) => state.Write(session =>
    {
        var now = Now;
        if (session.Outbox.Open(route.Id, recipient) is { } open) return open.NextMicros <= now ? open : null;
        if (session.Outbox.LastSent(route.Id, recipient) is { } last && now < last + (long)route.Throttle.TotalMicroseconds) return null;
        return session.Outbox.Waiting(route.Id, recipient) is { Count: > 0 } waiting ? Gather(session, route.Id, recipient, [.. waiting.Take(MostInOne)], now, now) : null;
    });

    /// <summary>A delivery of a notice alone, past what waits and past the throttle: for a test by hand.</summary>
    public IReadOnlyList<StateDelivery> Single(NoticeRoute route, Notice notice) => state.Write(session =>
    {
        var now = Now;
        var made = new List<StateDelivery>();
        foreach (var row in addresses.ReceiversOf(route).Select(to => Row(notice, route, to, now)))
            if (session.Outbox.Add(row)) made.Add(Gather(session, route.Id, row.Recipient, [row], now, now + Lease));
        return made;
    });

    /// <summary>Who a route reaches now.</summary>
    public IReadOnlyList<string> AddressesOf(NoticeRoute route) => [.. addresses.ReceiversOf(route).SelectMany(addresses.AddressesOf)];

    public IReadOnlyList<StateNotice> Of(StateDelivery delivery) => state.Read(session => session.Outbox.Of(delivery.Id));

    public IReadOnlyList<string> Receivers(NoticeRoute route) => state.Read(session => session.Outbox.Receivers(route.Id));

    public StateDelivery? Find(string id) => state.Read(session => session.Outbox.Delivery(id));

    /// <summary>Puts an attempt on record.</summary>
    public void Note(StateDelivery after, DeliveryAttempt attempt) => state.Write(session => session.Outbox.Note(after, attempt));

    /// <summary>Tries one that was given up again, at once. What is sent or waits stays as it is.</summary>
    /// <returns>False: it was not given up.</returns>
    public bool Retry(string id, string actor) => state.Write(session =>
    {
        if (session.Outbox.Delivery(id) is not { State: StateDelivery.GivenUp } over) return false;
        // Its day begins anew: else the next failure would be its last.
        session.Outbox.Put(over with { State = StateDelivery.Waiting, NextMicros = Now, UntilMicros = Now + Patience });
        session.Audit.Add(new AuditEntry(Now, actor, "notification retried", id, null));
        return true;
    });

    static StateDelivery Gather(StateSession session, string route, string recipient, List<StateNotice> notices, long now, long next)
    {
        var delivery = new StateDelivery(IdOf(route, recipient, notices), route, recipient, now, now + Patience, StateDelivery.Waiting, 0, next, null);
        session.Outbox.Gather(delivery, notices);
        return delivery;
    }

    static string IdOf(string route, string recipient, List<StateNotice> notices) =>
        Hash.OfText(string.Join('\n', notices.Select(notice => notice.Id).Prepend(recipient).Prepend(route)))[..32];

    static StateNotice Row(Notice notice, NoticeRoute route, string to, long now) =>
        new(notice.Id, route.Id, to, notice.Kind.ToString().ToLowerInvariant(), notice.Severity, now, notice.Title, notice.Text, notice.Path);
}
