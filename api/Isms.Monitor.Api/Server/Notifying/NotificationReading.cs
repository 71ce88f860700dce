using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Server.Notifying.Channels;
using Isms.Monitor.Api.Server.Notifying.Routing;
using Isms.Monitor.Events;
using Isms.Monitor.Store.State;
using AuditEntry = Isms.Monitor.Store.State.AuditEntry;

namespace Isms.Monitor.Api.Server.Notifying;

/// <summary>The outbox as console and REST show it.</summary>
sealed class NotificationReading(NotificationStage stage, StateStore state, TimeProvider clock) : INotifications
{
    long Now => UnixMicros.From(clock.GetUtcNow());

    public Task<NotificationOverview> OverviewAsync(string only, int offset, int limit, CancellationToken abort) => Task.Run(() => state.Read(session =>
    {
        var asked = only.Length == 0 ? null : only;
        return new NotificationOverview([.. stage.Outbox.Routes.Select(Of)],
            [.. session.Outbox.List(asked, offset, Math.Clamp(limit, 1, 1000)).Select(delivery => Of(session, delivery))],
            session.Outbox.Count(asked), session.Outbox.Count(StateDelivery.GivenUp), session.Outbox.Failing(), session.Outbox.Gathering());
    }), abort);

    public Task<DeliveryDetail?> GetAsync(string id, CancellationToken abort) => Task.Run(() => state.Read(session => session.Outbox.Delivery(id) is not { } delivery ? null
        : new DeliveryDetail(Of(session, delivery),
            [.. session.Outbox.Of(id).Select(one => new NoticeRow(one.Id, one.Kind, Wording.Name(one.Severity), one.AtMicros, one.Title, one.Text, one.Link))],
            [.. session.Outbox.Attempts(id).Select(Of)])), abort);

    public Task<bool> RetryAsync(string id, string actor, CancellationToken abort) => Task.Run(() => stage.Outbox.Retry(id, actor), abort);

    public async Task<IReadOnlyList<AttemptRow>?> TestAsync(string route, string actor, CancellationToken abort)
    {
        if (stage.Outbox.Routes.FirstOrDefault(one => one.Id == route) is not { } found) return null;
        var now = Now;
        state.Write(session => session.Audit.Add(new AuditEntry(now, actor, "notification tested", route, null)));
        var notice = new Notice($"test/{route}/{now}", NoticeKind.Test, Level.Informational, "Test of this route", $"Asked for by {actor}. Nothing has happened.", "/notifications");
        return [.. (await stage.Courier.TestAsync(found, notice, abort)).Select(Of)];
    }

    NotificationRoute Of(NoticeRoute route)
    {
        var receivers = route.Channel.NeedsRecipient ? stage.Outbox.AddressesOf(route) : [];
        return new NotificationRoute(route.Id, [.. route.Kinds.Select(kind => kind.ToString().ToLowerInvariant())], Wording.Name(route.Least), route.Channel.Id, route.Role,
            receivers, route.Channel.NeedsRecipient && receivers.Count == 0, (long)route.Throttle.TotalMicroseconds);
    }

    static DeliveryRow Of(StateSession session, StateDelivery delivery)
    {
        var notices = session.Outbox.Of(delivery.Id);
        var last = session.Outbox.Attempts(delivery.Id) is [.., var attempt] ? attempt.Detail : "";
        return new DeliveryRow(delivery.Id, delivery.Route, delivery.Recipient, delivery.MadeMicros, delivery.State, delivery.Attempts, notices.Count,
            notices.Count == 0 ? "" : Wording.Name(notices[0].Severity), notices.Count == 0 ? "" : notices[0].Title, last, delivery.NextMicros, delivery.SentMicros);
    }

    static AttemptRow Of(DeliveryAttempt attempt) => new(attempt.Delivery, attempt.AtMicros, attempt.Attempt, attempt.Outcome, attempt.Detail, attempt.NextMicros);
}
