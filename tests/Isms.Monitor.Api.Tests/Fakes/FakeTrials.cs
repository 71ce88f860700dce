using Isms.Monitor.Api.Reading;

namespace Isms.Monitor.Api.Tests.Fakes;

/// <summary>Seeded trials in memory.</summary>
sealed class FakeTrials : ITrials
{
    public List<TrialRow> Definitions { get; } = [];

    public List<TrialEntry> Ledger { get; } = [];

    public List<ForeignTagRow> Foreign { get; } = [];

    /// <summary>When set, reading throws it.</summary>
    public Exception? Failure { get; set; }

    /// <summary>When set, nothing can be carried out.</summary>
    public string? Problem { get; set; }

    public Task<TrialOverview> OverviewAsync(int limit, CancellationToken abort) => Failure is { } failure ? throw failure
        : Task.FromResult(new TrialOverview([.. Definitions], [.. Ledger.Take(limit)], Ledger.Count, [.. Foreign], "HTTP ingest", null));

    public Task<TrialStart?> StartAsync(string id, string actor, CancellationToken abort)
    {
        if (Definitions.FirstOrDefault(one => one.Id == id) is not { } definition) return Task.FromResult<TrialStart?>(null);
        if (Problem is { } problem) return Task.FromResult<TrialStart?>(new TrialStart(null, problem));
        var entry = new TrialEntry($"{Ledger.Count + 1:x16}", id, definition.Test, definition.Asset, 1_795_530_600_000_000, "passed", 1_795_530_600_100_000, 1_795_530_612_000_000, "a1", actor);
        Ledger.Insert(0, entry);
        return Task.FromResult<TrialStart?>(new TrialStart(entry with { Outcome = "pending", DeliveredMicros = null, AlertedMicros = null, Alert = "" }, null));
    }

    public static TrialRow Definition(string id, TrialEntry? last = null) =>
        new(id, $"Title of {id}", "eicar", "srv-mail-01", ["T1204"], ["A.8.7"], ["ClamAV found malware"], false, 600_000_000, last, last is null ? 0 : 27, last is null ? 0 : 28);
}
