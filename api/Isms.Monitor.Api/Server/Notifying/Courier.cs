using System.Data.Common;
using Isms.Monitor.Api.Server.Notifying.Channels;
using Isms.Monitor.Api.Server.Notifying.Routing;
using Isms.Monitor.Events;
using Isms.Monitor.Store;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Server.Notifying;

/// <summary>Carries deliveries out and puts each attempt on record.</summary>
/// <remarks>Routes do not wait for each other. On one route a receiver whose message does not get through holds up its own messages alone.</remarks>
sealed class Courier(Outbox outbox, AddressBook addresses, string link, TimeProvider clock, CrashPoints points)
{
    static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    /// <summary>Told of what did not get through, as <c>ISMSnnnn problem. remedy.</c>; must not block.</summary>
    public Action<string> Reported { get; set; } = _ => { };

    public Task RunAsync(CancellationToken ended) => Task.WhenAll(outbox.Routes.Select(route => RunAsync(route, ended)));

    /// <summary>Tries what is due on a route, once.</summary>
    public async Task StepAsync(NoticeRoute route, CancellationToken abort)
    {
        foreach (var recipient in outbox.Receivers(route))
            if (outbox.Due(route, recipient) is { } delivery) await TryAsync(route, delivery, abort);
    }

    /// <summary>Sends a notice over a route, now, and says what came of it. It is not tried again by itself.</summary>
    public async Task<IReadOnlyList<DeliveryAttempt>> TestAsync(NoticeRoute route, Notice notice, CancellationToken abort)
    {
        var attempts = new List<DeliveryAttempt>();
        foreach (var delivery in outbox.Single(route, notice)) attempts.Add(await TryAsync(route, delivery, abort, isOnce: true));
        return attempts;
    }

    async Task RunAsync(NoticeRoute route, CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            try
            {
                await StepAsync(route, ended);
            }
            catch (Exception failed) when (failed is DbException or IOException)
            {
                Reported($"ISMS5065 the outbox of notices waits: {failed.Message} It is tried again by itself; make room or mend the data folder.");
            }
            catch (OperationCanceledException) when (ended.IsCancellationRequested)
            {
                return;
            }
            await Task.Delay(BetweenLooks, clock, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task<DeliveryAttempt> TryAsync(NoticeRoute route, StateDelivery delivery, CancellationToken abort, bool isOnce = false)
    {
        var outcome = await SendAsync(route, delivery, abort);
        points.Reach(CrashPoints.AfterDelivery);
        var (after, attempt) = Judge(isOnce ? delivery with { UntilMicros = 0 } : delivery, outcome, UnixMicros.From(clock.GetUtcNow()));
        outbox.Note(after, attempt);
        if (attempt.Detail.Length > 0) Reported(attempt.Detail);
        return attempt;
    }

    async Task<SendOutcome> SendAsync(NoticeRoute route, StateDelivery delivery, CancellationToken abort)
    {
        IReadOnlyList<string> to = route.Channel.NeedsRecipient ? addresses.AddressesOf(delivery.Recipient) : [];
        if (route.Channel.NeedsRecipient && to.Count == 0)
            return new SendOutcome.Failed($"ISMS5064 nobody who holds the role {route.Role} has a mail address, so the route {route.Id} reaches nobody. Write email: into the register of people.");
        return await route.Channel.SendAsync(new Message(delivery.Id, route.Id, delivery.MadeMicros, outbox.Of(delivery), link), to, abort);
    }

    /// <summary>What an attempt makes of a delivery.</summary>
    internal static (StateDelivery After, DeliveryAttempt Attempt) Judge(StateDelivery delivery, SendOutcome outcome, long now)
    {
        var tried = delivery with { Attempts = delivery.Attempts + 1, NextMicros = null };
        var next = now + (long)Backoff.After(tried.Attempts).TotalMicroseconds;
        var after = outcome switch
        {
            SendOutcome.Sent => tried with { State = StateDelivery.Sent, SentMicros = now },
            SendOutcome.Failed when next <= delivery.UntilMicros => tried with { NextMicros = next },
            _ => tried with { State = StateDelivery.GivenUp },
        };
        var (word, why) = outcome switch
        {
            SendOutcome.Failed failed => ("failed", failed.Why),
            SendOutcome.Refused refused => ("refused", refused.Why),
            _ => ("sent", ""),
        };
        return (after, new DeliveryAttempt(delivery.Id, now, tried.Attempts, word, why, after.NextMicros));
    }
}
