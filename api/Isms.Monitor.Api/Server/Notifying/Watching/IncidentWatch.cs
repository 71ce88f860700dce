using Isms.Monitor.Api.Server.Notifying.Routing;
using Isms.Monitor.Events;
using Isms.Monitor.Incidents;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Server.Notifying.Watching;

/// <summary>Tells of incidents when they are new and when they are raised.</summary>
/// <remarks>A notice is one for an incident and a severity: each height is told once, whatever way led there. Incidents from before notices were
/// first configured are told when they are raised, not before: a history that is loaded is no news.</remarks>
sealed class IncidentWatch(StateStore state, Outbox outbox, TimeProvider clock)
{
    const string SinceId = "incident/since";

    /// <summary>How far back is looked at a start for what a crash kept from being told.</summary>
    const long CatchUpMicros = 7 * UnixMicros.Day;

    readonly Lock _turn = new();
    HashSet<string> _changed = new(StringComparer.Ordinal);

    /// <summary>Incidents changed; does not block.</summary>
    public void Note(IReadOnlyList<string> ids)
    {
        lock (_turn) _changed.UnionWith(ids);
    }

    /// <summary>At a start: looks at all that happened lately.</summary>
    public void CatchUp()
    {
        var from = UnixMicros.From(clock.GetUtcNow()) - CatchUpMicros;
        Note([.. state.Read(session => session.Incidents.Ids(new IncidentFilter { FromMicros = from }))]);
        Look();
    }

    /// <summary>Tells of what changed since the last look. When it throws, the next look does.</summary>
    public void Look()
    {
        HashSet<string> changed;
        lock (_turn) (changed, _changed) = (_changed, new HashSet<string>(StringComparer.Ordinal));
        try
        {
            outbox.Tell(session => Notices(session, changed));
        }
        catch
        {
            Note([.. changed]);
            throw;
        }
    }

    IEnumerable<Notice> Notices(StateSession session, HashSet<string> changed)
    {
        var since = Since(session);
        return changed.Order(StringComparer.Ordinal).Select(id => Of(session, id, since)).OfType<Notice>();
    }

    static Notice? Of(StateSession session, string id, long since)
    {
        if (session.Incidents.Get(id) is not { } row || Enum.Parse<IncidentState>(row.State, ignoreCase: true) == IncidentState.Closed) return null;
        var raise = session.History.Of(id).LastOrDefault(entry => entry.Field == "severity" && LevelOf(entry.After) == row.Severity && LevelOf(entry.Before) < row.Severity);
        if (row.DetectedMicros < since && (raise is null || raise.AtMicros < since)) return null;
        // Who takes this height took the greater one too: an incident that was lowered is no news.
        if (Enum.GetValues<Level>().Any(level => level > row.Severity && session.Outbox.Knows(IdOf(id, level)))) return null;
        var title = raise is null ? $"New incident: {row.Title}" : $"Incident raised to {Channels.Wording.Name(row.Severity)}: {row.Title}";
        return new Notice(IdOf(id, row.Severity), NoticeKind.Incident, row.Severity, title, IncidentJson.Read<MachinePart>(row.MachineJson).Reason, $"/incidents/{id}");
    }

    long Since(StateSession session)
    {
        if (session.Told.Get(SinceId) is { } known) return known.UpdatedMicros;
        var now = UnixMicros.From(clock.GetUtcNow());
        session.Told.Put(new Document(SinceId, "{}") { UpdatedMicros = now });
        return now;
    }

    static string IdOf(string incident, Level severity) => $"incident/{incident}/{Channels.Wording.Name(severity)}";

    static Level LevelOf(string? name) => Enum.TryParse<Level>(name, ignoreCase: true, out var level) ? level : Level.Informational;
}
