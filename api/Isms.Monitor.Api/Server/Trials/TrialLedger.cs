using System.Text.Json;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.Trials;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Server.Trials;

/// <summary>The ledger of seeded trials: what was sent is written here first, and only what stands here may exempt an event from incidents.</summary>
/// <remarks>Entries are records (<see cref="Trial"/>) with versions and an audit trail. Safe for any number of threads.</remarks>
sealed class TrialLedger
{
    readonly StateStore _state;
    readonly Lock _turn = new();
    readonly Dictionary<string, (Trial Trial, int Version)> _unsettled;
    readonly Dictionary<string, string?> _starters = new(StringComparer.Ordinal);
    volatile PendingTrials _pending = PendingTrials.None;

    public TrialLedger(StateStore state)
    {
        _state = state;
        _unsettled = All().Where(one => !one.Value.Settled).ToDictionary(one => one.Value.Id, one => (one.Value, one.Version), StringComparer.Ordinal);
        _pending = new PendingTrials(_unsettled.Values.Select(one => one.Trial));
    }

    /// <summary>The trials whose lines may arrive now.</summary>
    public PendingTrials Pending => _pending;

    /// <summary>Trials of which more is to be learnt.</summary>
    public IReadOnlyList<Trial> Unsettled
    {
        get
        {
            lock (_turn) return [.. _unsettled.Values.Select(one => one.Trial)];
        }
    }

    /// <summary>The newest version of every trial, by when it was injected.</summary>
    public IReadOnlyList<Recorded<Trial>> All() => [.. _state.Read(session => session.Records.AsOf(Trial.Kind, long.MaxValue)).Select(Read).OrderBy(one => one.Value.InjectedMicros)];

    /// <summary>Who carried a trial out; null: there is no such trial.</summary>
    public string? StartedBy(string id)
    {
        lock (_turn)
        {
            if (!_starters.TryGetValue(id, out var by)) _starters[id] = by = _state.Read(session => session.Records.Of(Trial.Kind, id)) is [var first, ..] ? first.Who : null;
            return by;
        }
    }

    /// <summary>Enters trials that are about to be sent. When it throws, nothing may be sent.</summary>
    public void Enter(IReadOnlyList<(Trial Trial, long AtMicros)> trials, string by)
    {
        lock (_turn)
        {
            Write([.. trials.Select(one => (one.Trial, 1, one.AtMicros))], by);
            foreach (var (trial, _) in trials) _unsettled[trial.Id] = (trial, 1);
            _pending = new PendingTrials(_unsettled.Values.Select(one => one.Trial));
        }
    }

    /// <summary>Writes what was learnt of trials; what did not change is left.</summary>
    public void Learn(IReadOnlyList<(Trial Trial, long AtMicros)> trials)
    {
        lock (_turn)
        {
            var news = trials.Where(one => _unsettled.TryGetValue(one.Trial.Id, out var known) && Json(known.Trial) != Json(one.Trial))
                .Select(one => (one.Trial, Version: _unsettled[one.Trial.Id].Version + 1, one.AtMicros)).ToList();
            if (news.Count == 0) return;
            Write(news, "trials");
            foreach (var (trial, version, _) in news)
            {
                if (trial.Settled) _unsettled.Remove(trial.Id);
                else _unsettled[trial.Id] = (trial, version);
            }
            _pending = new PendingTrials(_unsettled.Values.Select(one => one.Trial));
        }
    }

    void Write(IReadOnlyList<(Trial Trial, int Version, long AtMicros)> versions, string by) => _state.Write(session =>
    {
        foreach (var (trial, version, at) in versions)
            if (!session.Records.TryAdd(new StateRecord(Trial.Kind, trial.Id, version, at, by, "", Json(trial))))
                throw new InvalidOperationException($"The trial {trial.Id} was changed by somebody else.");
    });

    static string Json(Trial trial) => JsonSerializer.Serialize(trial, ControlsJson.Canonical);

    static Recorded<Trial> Read(StateRecord row) => new(
        JsonSerializer.Deserialize<Trial>(row.Json, ControlsJson.Canonical) ?? throw new JsonException($"The trial {row.Id} is empty."), row.Version, row.AtMicros, row.Who, row.Reason);
}
