using System.Collections.Concurrent;
using System.Security.Cryptography;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Live;

/// <summary>Bulk actions on everything that a query matches, in the background. Never a silent cap: what was not changed is counted and listed.</summary>
sealed class BulkJobs(IIncidents incidents, IAudit audit, Announcer announcer, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    public static readonly TimeSpan UndoWindow = TimeSpan.FromMinutes(10);

    /// <summary>Finished jobs that are remembered; the oldest go first.</summary>
    public const int MaxJobs = 100;

    readonly ConcurrentDictionary<string, Running> _jobs = [];

    public BulkJob? Find(string id) => _jobs.TryGetValue(id, out var job) ? job.Snapshot : null;

    /// <summary>Starts it; the incidents are those that match now, in the versions that they have now.</summary>
    public async Task<Answer<BulkJob>> StartAsync(string filter, IncidentAction action, string actor, CancellationToken abort)
    {
        var matching = await incidents.MatchingAsync(filter, abort);
        if (!matching.Understood) return Answer.Wrong<BulkJob>(matching.Problem);
        return Answer.Of(await StartAsync(matching.Value, filter, action, actor, abort));
    }

    /// <summary>Starts it on chosen incidents.</summary>
    /// <param name="filter">What they are, in words or as a query: it goes into the audit record.</param>
    public async Task<BulkJob> StartAsync(
        IReadOnlyList<IncidentVersion> chosen, string filter, IncidentAction action, string actor, CancellationToken abort)
    {
        var id = RandomNumberGenerator.GetHexString(16, lowercase: true);
        var job = new Running(new BulkJob(id, action.Kind, filter, actor, BulkState.Running, chosen.Count, 0, 0, [], null));
        var detail = $"{action.Kind} on {chosen.Count} incidents: {(filter.Length == 0 ? "all" : filter)}";
        await audit.AppendAsync(new AuditEntry(UnixMicros.From(clock.GetUtcNow()), actor, "bulk action", id, detail, "-"), abort);
        MakeRoom();
        _jobs[id] = job;
        job.Work = Task.Run(() => RunAsync(job, chosen, (i, stop) => incidents.ApplyAsync(i.Id, i.Version, action, actor, stop)), CancellationToken.None);
        return job.Snapshot;
    }

    /// <summary>Takes back what the job changed; incidents that others changed since stay. Null when it cannot be undone any more.</summary>
    public BulkJob? Undo(string id, string actor)
    {
        if (!_jobs.TryGetValue(id, out var job) || job.Snapshot is not { State: BulkState.Finished, UndoableUntilMicros: { } until }
            || until < UnixMicros.From(clock.GetUtcNow())) return null;
        var changed = job.Changed.ToList();
        job.Start(changed.Count);
        job.Work = Task.Run(() => RunAsync(job, changed, (i, stop) => incidents.UndoAsync(i.Id, i.Version, actor, stop), undo: true), CancellationToken.None);
        return job.Snapshot;
    }

    /// <summary>For tests and an orderly stop.</summary>
    public Task WorkOf(string id) => _jobs.TryGetValue(id, out var job) ? job.Work : Task.CompletedTask;

    async Task RunAsync(
        Running job, IReadOnlyList<IncidentVersion> all, Func<IncidentVersion, CancellationToken, Task<ActionOutcome>> change, bool undo = false)
    {
        foreach (var incident in all)
        {
            try
            {
                job.Note(incident.Id, await change(incident, lifetime.ApplicationStopping), remember: !undo);
            }
            // One incident that cannot be stored must not end the others: it is counted and listed.
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                job.Fail(incident.Id, lifetime.ApplicationStopping.IsCancellationRequested ? "The server was stopped." : e.Message);
            }
        }
        var until = UnixMicros.From(clock.GetUtcNow() + UndoWindow);
        job.Finish(undo ? BulkState.Undone : BulkState.Finished, undo ? null : until);
        announcer.Publish(Topic.Incidents);
    }

    void MakeRoom()
    {
        if (_jobs.Count < MaxJobs) return;
        foreach (var old in _jobs.Values.Where(j => j.Snapshot.State != BulkState.Running).OrderBy(j => j.Snapshot.UndoableUntilMicros ?? 0).Take(10).ToList())
            _jobs.TryRemove(old.Snapshot.Id, out _);
    }

    /// <summary>A job with what is needed to undo it.</summary>
    sealed class Running(BulkJob first)
    {
        readonly Lock _lock = new();
        BulkJob _snapshot = first;

        public List<IncidentVersion> Changed { get; } = [];

        public Task Work { get; set; } = Task.CompletedTask;

        public BulkJob Snapshot
        {
            get { lock (_lock) return _snapshot; }
        }

        public void Start(int total)
        {
            lock (_lock) _snapshot = _snapshot with { State = BulkState.Running, Total = total, Done = 0, Failed = 0, Failures = [], UndoableUntilMicros = null };
        }

        public void Note(string id, ActionOutcome outcome, bool remember)
        {
            if (outcome is not ActionOutcome.Done done)
            {
                Fail(id, ReasonOf(outcome));
                return;
            }
            lock (_lock)
            {
                if (remember) Changed.Add(new IncidentVersion(id, done.Incident.Version));
                _snapshot = _snapshot with { Done = _snapshot.Done + 1 };
            }
        }

        public void Fail(string id, string reason)
        {
            lock (_lock)
            {
                var failures = _snapshot.Failures.Count < BulkJob.MaxFailures ? [.. _snapshot.Failures, new BulkFailure(id, reason)] : _snapshot.Failures;
                _snapshot = _snapshot with { Failed = _snapshot.Failed + 1, Failures = failures };
            }
        }

        public void Finish(BulkState state, long? until)
        {
            lock (_lock) _snapshot = _snapshot with { State = state, UndoableUntilMicros = until };
        }

        static string ReasonOf(ActionOutcome outcome) => outcome switch
        {
            ActionOutcome.Refused refused => refused.Problem,
            ActionOutcome.Conflict conflict => $"{(conflict.Since is [.., var last] ? last.Actor : "Somebody")} changed it meanwhile.",
            _ => "It is not there any more.",
        };
    }
}
