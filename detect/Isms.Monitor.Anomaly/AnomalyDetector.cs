using System.Text;
using Isms.Monitor.Anomaly.Baselines;
using Isms.Monitor.Anomaly.Features;
using Isms.Monitor.Anomaly.Models;
using Isms.Monitor.Events;

namespace Isms.Monitor.Anomaly;

/// <summary>Baselines per entity and interval: volume, distinct ports and destinations, bytes sent, failed logins; first logins and unusual hours.</summary>
/// <remarks>One thread, events roughly in the order of time: an interval closes when the newest event is past its end, and what comes later
/// counts in the running one. Deterministic, and saved with the correlations' state.</remarks>
public sealed class AnomalyDetector
{
    const byte Format = 2;

    readonly AnomalyOptions _options;
    readonly Dictionary<(bool IsUser, ulong Hash), EntityBaseline> _entities = [];
    readonly Queue<EntityBaseline> _order = [];
    readonly List<EntityBaseline> _active = [];
    readonly FirstSeen _logins;
    readonly OffHours _hours = new();
    readonly PeerModel _peers = new();
    long _interval = long.MinValue;
    long _receivedMicros;

    public AnomalyDetector(AnomalyOptions? options = null)
    {
        _options = options ?? new AnomalyOptions();
        _logins = new FirstSeen(_options.MaxEntities * 4);
    }

    /// <summary>Entities forgotten because there were too many, and alerts held back by the daily bound.</summary>
    public long Evicted { get; private set; }

    public long HeldBack { get; private set; }

    /// <summary>Takes an event in; findings go to <paramref name="raise"/>.</summary>
    public void Observe(EcsEvent happened, Action<Alert> raise)
    {
        var interval = happened.TimestampMicros / _options.IntervalMicros;
        if (interval > _interval) Turn(interval, raise);
        _receivedMicros = Math.Max(_receivedMicros, happened.ReceivedMicros);
        if (happened.TryGet(Ecs.SourceIp, out var source)) Take(Entity(false, source), happened);
        if (!happened.TryGet(Ecs.UserName, out var user) || user.Length == 0) return;
        Take(Entity(true, user), happened);
        if (IsLogin(happened)) Login(happened, user, raise);
    }

    /// <summary>Writes everything that was learned, the running interval included; events behind it are observed again after loading.</summary>
    public void Save(Stream to)
    {
        using var writer = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        writer.Write(Format);
        writer.Write(_interval);
        writer.Write(_receivedMicros);
        writer.Write(_entities.Count);
        foreach (var entity in _order) SaveEntity(writer, entity);
        _logins.Save(writer);
        _hours.Save(writer);
        _peers.Save(writer);
    }

    /// <exception cref="InvalidDataException">The state was written by another version; start with an empty one.</exception>
    public void Load(Stream from)
    {
        using var reader = new BinaryReader(from, Encoding.UTF8, leaveOpen: true);
        if (reader.ReadByte() != Format) throw new InvalidDataException("The baselines were written by another version.");
        _interval = reader.ReadInt64();
        _receivedMicros = reader.ReadInt64();
        _entities.Clear();
        _active.Clear();
        _order.Clear();
        for (var left = reader.ReadInt32(); left > 0; left--) LoadEntity(reader);
        _logins.Load(reader);
        _hours.Load(reader);
        _peers.Load(reader);
    }

    static bool IsLogin(EcsEvent happened) =>
        happened.TryGet(Ecs.EventOutcome, out var outcome) && outcome.SequenceEqual("success"u8)
        && happened.TryGet(Ecs.EventCategory, out var category) && category.SequenceEqual("authentication"u8);

    void Login(EcsEvent happened, ReadOnlySpan<byte> user, Action<Alert> raise)
    {
        var name = default(string);
        if (happened.TryGet(Ecs.HostName, out var host) && _logins.See(user, host) is { } partners)
            raise(Findings.NewPartner(happened, name ??= Encoding.UTF8.GetString(user), Encoding.UTF8.GetString(host), partners));
        if (_hours.See(user, happened.TimestampMicros) is { } share)
            raise(Findings.UnusualHour(happened, name ?? Encoding.UTF8.GetString(user), share));
    }

    void Take(EntityBaseline entity, EcsEvent happened)
    {
        if (entity.Running.IsEmpty) _active.Add(entity);
        entity.Running.Add(happened);
    }

    EntityBaseline Entity(bool isUser, ReadOnlySpan<byte> value)
    {
        var key = (isUser, Profile.Hash(value));
        if (_entities.TryGetValue(key, out var known))
        {
            known.IsUsed = true;
            return known;
        }
        if (_entities.Count >= _options.MaxEntities) Evict();
        return Keep(key, new EntityBaseline(key, Encoding.UTF8.GetString(value), _options.Remembered) { LastMicros = _interval * _options.IntervalMicros, NextInterval = _interval });
    }

    EntityBaseline Keep((bool, ulong) key, EntityBaseline entity)
    {
        _order.Enqueue(entity);
        return _entities[key] = entity;
    }

    /// <summary>Forgets the oldest that was not used since its last turn: addresses that are seen once go, those that come again stay.</summary>
    void Evict()
    {
        var entity = _order.Dequeue();
        for (; entity.IsUsed; entity = _order.Dequeue())
        {
            entity.IsUsed = false;
            _order.Enqueue(entity);
        }
        _entities.Remove(entity.Key);
        entity.IsForgotten = true;
        Evicted++;
        if (_active.Count > _options.MaxEntities + _options.MaxEntities / 4 + 64) _active.RemoveAll(active => active.IsForgotten);
    }

    /// <summary>Closes the running interval for those that were active in it; the others learn that they were quiet when they are next.</summary>
    void Turn(long interval, Action<Alert> raise)
    {
        if (_interval != long.MinValue)
        {
            foreach (var entity in _active.Where(entity => !entity.IsForgotten).OrderBy(entity => entity.Value, StringComparer.Ordinal)) Close(entity, raise);
            _active.Clear();
            if (interval / 24 != _interval / 24) _peers.Fit();
        }
        _interval = interval;
    }

    void Close(EntityBaseline entity, Action<Alert> raise)
    {
        var quiet = (int)Math.Min(_interval - entity.NextInterval, _options.Remembered);
        var values = entity.Running.Values();
        for (var at = 0; at < values.Length; at++)
        {
            var usual = entity.Usual[at];
            usual.LearnQuiet(quiet);
            // An anomaly is not learned: else an attacker who is patient would become usual.
            if (usual.Count < _options.MinIntervals || !Judge(entity, at, values, raise)) usual.Learn(values[at]);
        }
        entity.NextInterval = _interval + 1;
        _peers.Learn(values);
        entity.LastMicros = entity.Running.LastMicros;
        entity.Running.Clear();
    }

    bool Judge(EntityBaseline entity, int at, double[] values, Action<Alert> raise)
    {
        var feature = Feature.All[at];
        // Most hours of most entities are too quiet to be judged, and judging sorts.
        if (values[at] < feature.Minimum) return false;
        var (median, scale, score) = entity.Usual[at].Judge(values[at]);
        if (score < _options.Threshold) return false;
        var day = entity.Running.LastMicros / UnixMicros.Day;
        var raised = entity.Raised.Day == day ? entity.Raised.Alerts : 0;
        entity.Raised = (day, raised + 1);
        if (raised >= _options.MaxAlertsPerEntityAndDay)
        {
            HeldBack++;
            return true;
        }
        var finding = new AnomalyFinding(feature.Name, entity.Value, median, median + _options.Threshold * scale, values[at], score, _options.IntervalMicros, entity.Usual[at].Count);
        raise(Findings.Unusual(entity.Field, entity.Value, feature, finding, _peers.Quantile(values), _interval * _options.IntervalMicros, entity.Running.LastMicros, _receivedMicros));
        return true;
    }

    static void SaveEntity(BinaryWriter to, EntityBaseline entity)
    {
        to.Write(entity.Key.IsUser);
        to.Write(entity.Key.Hash);
        to.Write(entity.IsUsed);
        to.Write(entity.Value);
        to.Write(entity.LastMicros);
        to.Write(entity.NextInterval);
        to.Write(entity.Raised.Day);
        to.Write(entity.Raised.Alerts);
        entity.Running.Save(to);
        to.Write(entity.HasUsual);
        if (!entity.HasUsual) return;
        foreach (var usual in entity.Usual) usual.Save(to);
    }

    void LoadEntity(BinaryReader from)
    {
        var key = (IsUser: from.ReadBoolean(), Hash: from.ReadUInt64());
        var isUsed = from.ReadBoolean();
        var entity = Keep(key, new EntityBaseline(key, from.ReadString(), _options.Remembered)
        {
            IsUsed = isUsed,
            LastMicros = from.ReadInt64(),
            NextInterval = from.ReadInt64(),
            Raised = (from.ReadInt64(), from.ReadInt32()),
        });
        entity.Running.Load(from);
        if (from.ReadBoolean())
            foreach (var usual in entity.Usual) usual.Load(from);
        if (!entity.Running.IsEmpty) _active.Add(entity);
    }
}
