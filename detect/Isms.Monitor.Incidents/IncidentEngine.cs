using System.Security.Cryptography;
using System.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Incidents.Facts;
using Isms.Monitor.Registers;

namespace Isms.Monitor.Incidents;

/// <summary>Makes incidents out of alerts by the policies. Deterministic: the same alerts in the same order give the same incidents,
/// so its memory is rebuilt after a crash by applying the stored alerts again.</summary>
/// <remarks>One thread. Anomalies count as alerts; seeded trials enter nothing.</remarks>
public sealed class IncidentEngine
{
    EntityKeys _keys;
    Organisation _organisation;
    readonly IncidentOptions _options;
    readonly PolicySession _policies = new();
    readonly Dictionary<(string Rule, string Group), List<Activity>> _activities = [];
    readonly Dictionary<EntityKey, HashSet<Story>> _byKey = [];
    readonly HashSet<Story> _changed = [];
    readonly List<Story> _closed = [];
    readonly HashSet<string> _closedAlerts = new(StringComparer.Ordinal);
    readonly Func<string, string?> _known;
    long _newestMicros;

    /// <param name="organisation">The registers.</param>
    /// <param name="options">Bounds; null: the usual ones.</param>
    /// <param name="known">The incident that holds an alert already, by the alert's id, so that a rebuilt memory keeps the ids that people
    /// have seen; null: none.</param>
    public IncidentEngine(Organisation organisation, IncidentOptions? options = null, Func<string, string?>? known = null)
    {
        _known = known ?? (_ => null);
        _organisation = organisation;
        _keys = new EntityKeys(organisation);
        _options = options ?? new IncidentOptions();
    }

    /// <summary>Names of the policies, as they stand in <see cref="MachinePart.Policy"/>.</summary>
    public static IReadOnlyList<string> Policies => PolicySession.Names();

    /// <summary>The registers changed: what comes from now on, and what is judged again, goes by these.</summary>
    public void Use(Organisation organisation) => (_organisation, _keys) = (organisation, new EntityKeys(organisation));

    /// <summary>Takes new and revised alerts.</summary>
    /// <returns>The machine parts of the incidents that were opened or changed, and the ids that were merged into another.</returns>
    public IncidentChanges Apply(IReadOnlyList<Alert> alerts)
    {
        _changed.Clear();
        foreach (var alert in alerts.OrderBy(alert => alert.FirstMicros).ThenBy(alert => alert.Id, StringComparer.Ordinal))
            if (!alert.Seeded && !_closedAlerts.Contains(alert.Id)) Take(alert);
        var opened = new List<MachinePart>();
        var merged = new List<(string From, string Into)>();
        foreach (var story in _changed.OrderBy(story => story.FirstMicros))
        {
            if (story.Activities.Count == 0 || Assess(story) is not { } part) continue;
            opened.Add(part);
            merged.AddRange(story.Merged.Where(id => id != part.Id).Select(id => (id, part.Id)));
            story.Merged.Clear();
        }
        Forget();
        return new IncidentChanges(opened, merged);
    }

    /// <summary>An incident was closed by a person: what comes later on its entities is a recurrence, and opens a new one. An episode that
    /// was running then belongs to the closed one to its end.</summary>
    public void Closed(string incident)
    {
        foreach (var story in _byKey.Values.SelectMany(stories => stories).Where(story => story.IncidentId == incident).ToHashSet())
        {
            Drop(story);
            _closedAlerts.UnionWith(story.Activities.SelectMany(activity => activity.Alerts).Select(alert => alert.Id));
            if (_closed.Count == _options.RememberedClosings) _closed.RemoveAt(0);
            _closed.Add(story);
        }
    }

    void Take(Alert alert)
    {
        _newestMicros = Math.Max(_newestMicros, alert.LastMicros);
        var (keys, assets) = _keys.Of(alert);
        var activity = ActivityOf(alert);
        var before = activity.Keys.Count;
        if (!activity.Absorb(alert, keys, assets)) return;
        if (activity.Story is null) Place(new Story(), activity);
        activity.Story!.Stretch(activity);
        if (activity.Keys.Count != before) Index(activity.Story!, activity);
        _changed.Add(activity.Story!);
        if (activity.Keys.Count == before && activity.LastMicros - activity.CheckedMicros < 10 * UnixMicros.Minute) return;
        activity.CheckedMicros = activity.LastMicros;
        Link(activity);
    }

    Activity ActivityOf(Alert alert)
    {
        var key = (alert.Rule.Id, alert.GroupKey);
        if (!_activities.TryGetValue(key, out var sessions)) _activities[key] = sessions = [];
        foreach (var session in sessions)
        {
            if (alert.FirstMicros <= session.LastMicros + _options.SessionMicros && alert.LastMicros >= session.FirstMicros - _options.SessionMicros)
                return session;
        }
        var opened = new Activity(alert, Stages.Of(alert.Rule));
        sessions.Add(opened);
        return opened;
    }

    void Link(Activity activity)
    {
        var contacts = activity.Keys
            .SelectMany(key => _byKey.TryGetValue(key, out var stories) ? stories.Select(story => (Key: key, Story: story)) : [])
            .Where(found => found.Story != activity.Story && found.Story.GapMicros(activity) <= _options.ForgetMicros)
            .Select(found => new Contact(activity, found.Story, found.Key)).ToList();
        if (contacts.Count == 0) return;
        _policies.Ask(contacts);
        foreach (var contact in contacts.Where(contact => contact.JoinedBy is not null).OrderBy(contact => contact.Present.FirstMicros))
            Merge(contact.Present, activity.Story!);
    }

    void Merge(Story into, Story from)
    {
        if (into == from || from.Activities.Count == 0 || into.Activities.Count == 0) return;
        Unindex(from);
        into.Absorb(from);
        foreach (var activity in into.Activities) Index(into, activity);
        _changed.Remove(from);
        _changed.Add(into);
    }

    void Place(Story story, Activity activity)
    {
        story.Add(activity);
        Index(story, activity);
    }

    void Index(Story story, Activity activity)
    {
        foreach (var key in activity.Keys)
        {
            if (!_byKey.TryGetValue(key, out var stories)) _byKey[key] = stories = [];
            stories.Add(story);
        }
    }

    void Unindex(Story story)
    {
        foreach (var key in story.Activities.SelectMany(activity => activity.Keys))
        {
            if (!_byKey.TryGetValue(key, out var stories)) continue;
            stories.Remove(story);
            if (stories.Count == 0) _byKey.Remove(key);
        }
    }

    void Drop(Story story)
    {
        Unindex(story);
        foreach (var activity in story.Activities)
            if (_activities.TryGetValue((activity.Rule.Id, activity.GroupKey), out var sessions) && sessions.Remove(activity) && sessions.Count == 0)
                _activities.Remove((activity.Rule.Id, activity.GroupKey));
    }

    MachinePart? Assess(Story story)
    {
        var assessment = new Assessment(story, _organisation, Earlier(story));
        _policies.Ask(assessment);
        if (story.IncidentId is null)
        {
            if (assessment.OpenedBy is null) return null;
            story.OpenedBy = assessment.OpenedBy;
            story.DetectedMicros = story.Activities.SelectMany(activity => activity.Alerts).Min(alert => alert.ReceivedMicros);
            story.IncidentId = IdOf(story);
        }
        return PartMaker.Make(assessment, _organisation);
    }

    /// <summary>Closed incidents that had one of the rules on one of the entities.</summary>
    List<string> Earlier(Story story)
    {
        if (_closed.Count == 0) return [];
        var keys = story.Core.SelectMany(activity => activity.Keys).ToHashSet();
        var rules = story.Core.Select(activity => activity.Rule.Id).ToHashSet(StringComparer.Ordinal);
        return [.. _closed.Where(old => old.Core.Any(activity => rules.Contains(activity.Rule.Id) && activity.Keys.Overlaps(keys))).Select(old => old.IncidentId!)];
    }

    string IdOf(Story story)
    {
        var alerts = story.Activities.SelectMany(activity => activity.Alerts).OrderBy(alert => alert.FirstMicros).ThenBy(alert => alert.Id, StringComparer.Ordinal).ToList();
        if (alerts.Select(alert => _known(alert.Id)).FirstOrDefault(id => id is not null) is { } known) return known;
        var opening = alerts[0];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"incident\n{opening.Id}")).AsSpan(0, 16));
    }

    void Forget()
    {
        var horizon = _newestMicros - _options.ForgetMicros;
        foreach (var story in _byKey.Values.SelectMany(stories => stories).Where(story => story.LastMicros < horizon).ToHashSet()) Drop(story);
    }
}
