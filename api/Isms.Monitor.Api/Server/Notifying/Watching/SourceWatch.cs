using System.Globalization;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Server.Notifying.Routing;
using Isms.Monitor.Events;
using Isms.Monitor.Store.State;
using SourceState = Isms.Monitor.Api.Reading.SourceState;
using SourceStatus = Isms.Monitor.Api.Reading.SourceStatus;

namespace Isms.Monitor.Api.Server.Notifying.Watching;

/// <summary>Tells when a source that must log falls silent, and when it is back.</summary>
/// <remarks>After a start a source is given its interval again before its silence counts: what was not received while the program was off is no
/// silence of the source.</remarks>
sealed class SourceWatch(ISources sources, Outbox outbox, TimeProvider clock)
{
    const string Silent = "silent";
    const string Heard = "heard";

    readonly long _startMicros = UnixMicros.From(clock.GetUtcNow());

    public async Task LookAsync(CancellationToken abort)
    {
        var (now, seen) = (UnixMicros.From(clock.GetUtcNow()), await sources.ListAsync(abort));
        outbox.Tell(session => seen.Select(source => Of(session, source, now)).OfType<Notice>());
    }

    Notice? Of(StateSession session, SourceStatus source, long now)
    {
        // Never seen is no change: neither silent nor back.
        if (source.LastSeenMicros is not { } last || source.State == SourceState.NeverSeen) return null;
        var told = session.Told.Get(IdOf(source));
        if (source.State != SourceState.Silent) return told?.State == Silent ? Back(session, source, told, now) : null;
        if (told?.State == Silent || now - _startMicros < (source.ExpectedIntervalMicros ?? 0)) return null;
        Put(session, source, Silent, last);
        return new Notice($"{IdOf(source)}/{last}/silent", NoticeKind.Silence, Level.High, $"Log source silent: {source.Name}", source.Reason, "/sources");
    }

    static Notice Back(StateSession session, SourceStatus source, Document told, long now)
    {
        Put(session, source, Heard, told.UpdatedMicros);
        var since = told.UpdatedMicros;
        return new Notice($"{IdOf(source)}/{since}/back", NoticeKind.Silence, Level.High, $"Log source back: {source.Name}",
            string.Create(CultureInfo.InvariantCulture, $"It was silent from {UnixMicros.ToMinute(since)}; noticed {UnixMicros.ToMinute(now)}. What it did not log meanwhile stays unknown."), "/sources");
    }

    static void Put(StateSession session, SourceStatus source, string state, long lastSeen) =>
        session.Told.Put(new Document(IdOf(source), "{}") { State = state, UpdatedMicros = lastSeen });

    static string IdOf(SourceStatus source) => $"silence/{source.Id}";
}
