using Isms.Monitor.Api.Reading;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.Reviews;
using Isms.Monitor.Controls.Risks;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Tests.Fakes;

/// <summary>Sources, controls, risks, reviews, rules and the audit record in memory.</summary>
sealed class FakeRegisters(TimeProvider clock) : ISources, IControls, IRisks, IReviews, IRules, IAudit, IRoles
{
    public List<SourceStatus> Sources { get; } = [];

    public List<DeadLetter> Letters { get; } = [];

    public List<ControlDetail> Controls { get; } = [];

    public List<KpiSeries> Kpis { get; } = [];

    public List<ObjectiveRow> Objectives { get; } = [];

    public List<RiskRow> Risks { get; } = [];

    public LossView? Losses { get; set; }

    public List<(string Risk, RiskDecisionRow Row)> Decisions { get; } = [];

    /// <summary>Roles of the organisation by user.</summary>
    public Dictionary<string, IReadOnlyList<string>> Holders { get; } = [];

    public List<ReviewRow> Reviews { get; } = [];

    public List<RuleRow> Rules { get; } = [];

    public List<AuditEntry> Audit { get; } = [];

    /// <summary>When set, everything throws it.</summary>
    public Exception? Failure { get; set; }

    public long? MeasuredMicros { get; set; }

    Task<IReadOnlyList<SourceStatus>> ISources.ListAsync(CancellationToken abort) => Give<SourceStatus>(Sources);

    public Task<DeadLetters> DeadLettersAsync(string? source, int limit, CancellationToken abort)
    {
        var all = Letters.Where(l => source is null || l.Source == source).ToList();
        return Task.FromResult(new DeadLetters([.. all.Take(limit)], all.Count));
    }

    public Task<Redrive> RedriveAsync(string? source, string actor, CancellationToken abort)
    {
        var tried = Letters.Count(l => source is null || l.Source == source);
        var parsed = Letters.RemoveAll(l => (source is null || l.Source == source) && l.Raw.Contains("%FTD", StringComparison.Ordinal));
        return Task.FromResult(new Redrive(tried, parsed, tried - parsed));
    }

    public async Task<ControlOverview> OverviewAsync(CancellationToken abort)
    {
        var rows = (await Give<ControlDetail>(Controls)).Select(c => c.Row).ToList();
        int Count(params MeasureState[] states) => rows.Count(r => states.Contains(r.State));
        return new ControlOverview(
            Count(MeasureState.Effective, MeasureState.LikelyEffective), Count(MeasureState.Degraded, MeasureState.Ineffective),
            Count(MeasureState.NotMeasured, MeasureState.Stale, MeasureState.Insufficient, MeasureState.PartlyMeasured),
            Count(MeasureState.NotMeasurable), Count(MeasureState.NotApplicable), MeasuredMicros, rows);
    }

    public Task<ControlDetail?> GetAsync(string id, CancellationToken abort) => Task.FromResult(Controls.FirstOrDefault(c => c.Row.Id == id));

    public async Task<IReadOnlyList<KpiRow>> KpisAsync(CancellationToken abort) => [.. (await Give<KpiSeries>(Kpis)).Select(k => k.Kpi)];

    public Task<KpiDetail?> KpiAsync(string id, CancellationToken abort) => Task.FromResult(Kpis.FirstOrDefault(k => k.Kpi.Id == id) is { } known
        ? new KpiDetail(known.Kpi, new KpiMeaning("good", "all", "good / all", "daily", "process", 30, ["ids"], "telemetry", ["9.1"], "", "It may mislead.", "Head of IT"),
            known.Kpi.Last is { Point: not null } ? "likely effective" : "not measured: not implemented", ["VIS-01: effective"], "what is asked",
            [new("wks-03", "its agent is old")], [new("p90", "4 min")], [new(State.Effective, "22 further good trials in a row", 22)])
        : null);

    public Task<KpiSeries?> SeriesAsync(string kpi, long fromMicros, long toMicros, CancellationToken abort) => Task.FromResult(
        Kpis.Where(k => k.Kpi.Id == kpi).Select(k => k with { Samples = [.. k.Samples.Where(s => s.ToMicros >= fromMicros && s.ToMicros < toMicros)] }).FirstOrDefault());

    public Task<IReadOnlyList<ObjectiveRow>> ObjectivesAsync(CancellationToken abort) => Give<ObjectiveRow>(Objectives);

    Task<IReadOnlyList<RiskRow>> IRisks.ListAsync(CancellationToken abort) => Give<RiskRow>(Risks);

    public Task<LossView?> LossAsync(CancellationToken abort) => Task.FromResult(Losses);

    public Task<IReadOnlyList<RiskDecisionRow>?> DecisionsAsync(string risk, CancellationToken abort) => Task.FromResult<IReadOnlyList<RiskDecisionRow>?>(
        Risks.Any(r => r.Id == risk) ? [.. Decisions.Where(d => d.Risk == risk).Select(d => d.Row)] : null);

    public Task<RiskDecisionOutcome> DecideAsync(string risk, RiskReply reply, string actor, CancellationToken abort)
    {
        var at = Risks.FindIndex(r => r.Id == risk);
        if (at < 0) return Task.FromResult<RiskDecisionOutcome>(new RiskDecisionOutcome.NotFound());
        var row = Risks[at];
        if (row.Proposal != reply.Proposal) return Refuse(true, "The proposal is not the present one.");
        if (reply.Answer != RiskAnswer.Accept && reply.Reason.Length == 0) return Refuse(false, "It needs a reason.");
        var decided = reply.Answer == RiskAnswer.Accept ? row.Proposed!.Value : reply.Band ?? row.Likelihood;
        Decisions.Insert(0, (risk, new(UnixMicros.From(clock.GetUtcNow()), actor, reply.Answer.ToString().ToLowerInvariant(), row.Likelihood, row.Proposed!.Value, decided, reply.Reason, row.Sentence)));
        Risks[at] = row with { Likelihood = decided, Registered = row.Registered, BandSource = $"decision of {actor}", Proposal = reply.Answer == RiskAnswer.Accept ? "" : row.Proposal,
            Answered = reply.Answer == RiskAnswer.Accept ? "" : reply.Reason, Proposed = reply.Answer == RiskAnswer.Accept ? null : row.Proposed };
        return Task.FromResult<RiskDecisionOutcome>(new RiskDecisionOutcome.Done(Risks[at]));

        static Task<RiskDecisionOutcome> Refuse(bool stale, string problem) => Task.FromResult<RiskDecisionOutcome>(new RiskDecisionOutcome.Refused(new(stale, problem, "Look again.")));
    }

    IReadOnlyList<RoleRow> IRoles.List() => [new("it-lead", "Head of IT"), new("isms-manager", "Information security officer"), new("top-management", "Managing director")];

    public IReadOnlyList<string> HeldBy(string user) => Holders.GetValueOrDefault(user, []);

    Task<IReadOnlyList<ReviewRow>> IReviews.ListAsync(CancellationToken abort) => Give<ReviewRow>(Reviews);

    public async Task<ReviewRow> BuildAsync(DateOnly from, DateOnly to, string actor, CancellationToken abort)
    {
        var sentence = (await OverviewAsync(abort)).Sentence;
        var review = new ReviewRow($"r{Reviews.Count + 1}", from, to, UnixMicros.From(clock.GetUtcNow()), actor, new string('a', 64), sentence);
        Reviews.Insert(0, review);
        return review;
    }

    public Task<ReviewRow?> CopyAsync(string id, string actor, CancellationToken abort)
    {
        if (Reviews.FirstOrDefault(r => r.Id == id) is not { } known) return Task.FromResult<ReviewRow?>(null);
        var copy = known with { Id = $"{id}-v{Reviews.Count + 1}", CreatedBy = actor };
        Reviews.Insert(0, copy);
        return Task.FromResult<ReviewRow?>(copy);
    }

    public Task<ReviewSnapshot?> SnapshotAsync(string id, CancellationToken abort) => Task.FromResult(Reviews.FirstOrDefault(r => r.Id == id) is { } row
        ? new ReviewSnapshot(row with { Hash = Hash.OfText(SnapshotJson) }, SnapshotJson, ReviewJson.Read(SnapshotJson)) : null);

    /// <summary>What every review of this fake holds.</summary>
    public string SnapshotJson { get; set; } = ReviewJson.Write(new Review
    {
        Organisation = "Example Instruments", Scope = "All sites", FromMicros = 0, ToMicros = 1, Counts = new FourCounts(1, 0, 1, 1, 1),
        Sections =
        [
            new ReviewSection { Id = "0", Title = "Cover", Fill = Fill.Data, ForPeople = ["Attendees"] },
            new ReviewSection { Id = "d2", Title = "Monitoring and measurement results", Fill = Fill.Data, ForPeople = ["Discussion"] },
            new ReviewSection { Id = "9.3.3", Title = "Results", Fill = Fill.People, ForPeople = ["Decisions"] },
            new ReviewSection { Id = "sign", Title = "Signature", Fill = Fill.People },
        ],
    }.Sealed());

    public Task<string?> HtmlAsync(string id, CancellationToken abort) =>
        Task.FromResult(Reviews.FirstOrDefault(r => r.Id == id) is { } r ? $"<!DOCTYPE html><title>Review</title><p>{r.Sentence}</p>" : null);

    public Task<string?> JsonAsync(string id, CancellationToken abort) =>
        Task.FromResult(Reviews.Any(r => r.Id == id) ? $"{{\"id\":\"{id}\"}}" : null);

    Task<IReadOnlyList<RuleRow>> IRules.ListAsync(CancellationToken abort) => Give<RuleRow>(Rules);

    public Task AppendAsync(AuditEntry entry, CancellationToken abort)
    {
        lock (Audit) Audit.Insert(0, entry);
        return Task.CompletedTask;
    }

    public Task<AuditRows> QueryAsync(string text, int offset, int limit, CancellationToken abort)
    {
        lock (Audit)
        {
            var found = Audit.Where(a => $"{a.Actor} {a.Action} {a.Subject} {a.Detail}".Contains(text, StringComparison.OrdinalIgnoreCase)).ToList();
            return Task.FromResult(new AuditRows([.. found.Skip(offset).Take(limit)], found.Count));
        }
    }

    Task<IReadOnlyList<T>> Give<T>(List<T> list) => Failure is null ? Task.FromResult<IReadOnlyList<T>>([.. list]) : throw Failure;
}
