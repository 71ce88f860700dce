using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Api.Server.Notifying.Routing;
using Isms.Monitor.Controls.Acting.Clocks;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Server.Notifying.Watching;

/// <summary>Tells of notifications that a law asks for before their end and when it is past.</summary>
/// <param name="soon">How long before.</param>
sealed class ClockWatch(IRecordBook book, ActingBasis basis, Outbox outbox, TimeSpan soon, TimeProvider clock)
{
    /// <summary>A due time that moved, since the course of the incident was corrected, is told anew.</summary>
    public async Task LookAsync(CancellationToken abort)
    {
        var now = UnixMicros.From(clock.GetUtcNow());
        var steps = await book.AsOfAsync<ClockStep>(long.MaxValue, abort);
        outbox.Tell(session => steps.Select(step => Of(session, step.Value, now)).OfType<Notice>());
    }

    Notice? Of(StateSession session, ClockStep step, long now) => step.StateAt(now) switch
    {
        ClockState.Overdue => Make(session, step, "overdue", Level.Critical, "Overdue"),
        ClockState.Running when step.DueMicros - now <= (long)soon.TotalMicroseconds => Make(session, step, "soon", Level.High, "Due soon"),
        _ => null,
    };

    Notice Make(StateSession session, ClockStep step, string what, Level severity, string word)
    {
        var regime = basis.Clocks.Find(step.Regime)?.Name ?? step.Regime;
        var title = basis.Clocks.Find(step.Regime, step.Step)?.Title ?? step.Step;
        var incident = session.Incidents.Get(step.Subject)?.Title ?? "an incident that retention took";
        return new Notice($"clock/{step.Id}/{step.DueMicros}/{what}", NoticeKind.Clock, severity,
            $"{word}: {regime}, {title}", $"It must be sent by {UnixMicros.ToMinute(step.DueMicros)}. Incident: {incident}", "/clocks");
    }
}
