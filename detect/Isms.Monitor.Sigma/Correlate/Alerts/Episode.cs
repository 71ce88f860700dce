using System.Security.Cryptography;
using System.Text;
using Isms.Monitor.Events;

namespace Isms.Monitor.Sigma.Correlate.Alerts;

/// <summary>One alert while it is open.</summary>
sealed class Episode(AlertPlan plan, UInt128 key, string groupKey)
{
    readonly List<(long Micros, EventId Id)> _events = [];
    readonly Dictionary<string, ValueSet> _values = new(StringComparer.Ordinal);
    byte[]? _lastPacked;
    EventId[]? _full;
    Dictionary<string, IReadOnlyList<string>>? _entities;

    public AlertPlan Plan => plan;
    public UInt128 Key => key;
    public string GroupKey => groupKey;

    /// <summary>Set by the first match: it depends on when the episode began.</summary>
    public string Id { get; set; } = "";

    public long FirstMicros { get; set; } = long.MaxValue;
    public long LastMicros { get; set; } = long.MinValue;
    public long ReceivedMicros { get; set; }
    public long Count { get; set; }

    /// <summary>Matches taken in, and the end: the revision, so that a replay gives the same numbers.</summary>
    public int Changes { get; set; }

    /// <summary>Highest value that the correlation measured.</summary>
    public double Peak { get; set; } = double.NegativeInfinity;

    public bool IsAbout { get; set; }
    public bool HasEnded { get; set; }

    /// <summary>It is in the list of what has to be handed out.</summary>
    public bool IsChanged { get; set; }

    /// <summary>Later of the last match and the watermark when it came.</summary>
    public long TouchedMicros { get; set; }

    public Episode? Staler { get; set; }
    public Episode? Fresher { get; set; }

    /// <summary>Estimated memory.</summary>
    public long Bytes { get; private set; } = 400 + 2 * groupKey.Length;

    public IReadOnlyList<(long Micros, EventId Id)> Events => _events;

    public IEnumerable<KeyValuePair<string, ValueSet>> Values => _values;

    public IReadOnlyList<string> ValuesOf(string field) => _values.TryGetValue(field, out var values) ? values.Values : [];

    /// <param name="firstMicros">Start of the episode.</param>
    /// <param name="trial">The seeded trial whose events alone it holds; null: none.</param>
    public void Begin(long firstMicros, string? trial)
    {
        var text = $"{plan.Rule.Id}\n{plan.Rule.Version}\n{groupKey}\n{firstMicros}{(trial is null ? "" : "\n" + trial)}";
        Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }

    public void AddEvent(long micros, EventId id, long weight)
    {
        Count += weight;
        FirstMicros = Math.Min(FirstMicros, micros);
        LastMicros = Math.Max(LastMicros, micros);
        if (_events.Count == Alert.MaxEvents && (micros, id).CompareTo(_events[^1]) >= 0) return;
        var at = _events.Count;
        while (at > 0 && (micros, id).CompareTo(_events[at - 1]) < 0) at--;
        _events.Insert(at, (micros, id));
        if (_events.Count > Alert.MaxEvents) _events.RemoveAt(Alert.MaxEvents);
        else Bytes += 32;
        _full = null;
    }

    public void AddValue(string field, string value)
    {
        if (!_values.TryGetValue(field, out var set)) _values[field] = set = new ValueSet();
        if (!set.Add(value)) return;
        Bytes += 2 * value.Length + 40;
        _entities = null;
    }

    public void AddPacked(byte[] entities)
    {
        if (ReferenceEquals(entities, _lastPacked)) return;
        _lastPacked = entities;
        Entities.Unpack(entities, (field, value) => AddValue(Entities.Fields[field], value));
    }

    public void AddFields(RuleMatch from, IReadOnlyList<string> fields)
    {
        foreach (var field in fields)
            if (from.Fields.TryGetValue(field, out var values))
                foreach (var value in values) AddValue(field, value);
    }

    /// <summary>What did not change since the last revision is shared with it: an alert that has seen as much as it keeps still grows with every batch.</summary>
    public Alert ToAlert() => new()
    {
        Id = Id,
        Revision = Changes,
        Rule = plan.Rule,
        GroupKey = groupKey,
        FirstMicros = FirstMicros,
        LastMicros = LastMicros,
        ReceivedMicros = ReceivedMicros,
        Count = Count,
        Entities = _entities ??= Entities.Fields.Where(_values.ContainsKey).ToDictionary(field => field, field => (IReadOnlyList<string>)[.. _values[field].Values]),
        Events = _full ??= [.. _events.Select(one => one.Id)],
        Reason = plan.Reason.Of(this),
        Ended = HasEnded,
        Seeded = _values.ContainsKey(RuleMatch.TrialField),
    };
}
