using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Records;

namespace Isms.Monitor.Controls.Acting;

/// <summary>What is looked at after a measurement to see whether a nonconformity must be opened.</summary>
public sealed record DraftInput
{
    public required Measurement Measurement { get; init; }
    /// <summary>KPI to the time since which it is ineffective without a break; one that is missing turned with this measurement.</summary>
    public IReadOnlyDictionary<string, long> IneffectiveSince { get; init; } = new Dictionary<string, long>();
    /// <summary>Every nonconformity on record, in any state.</summary>
    public IReadOnlyList<Recorded<Nonconformity>> Known { get; init; } = [];
    /// <summary>Incidents raised in the last two times <see cref="Drafts.RecurrenceDays"/>.</summary>
    public IReadOnlyList<TriageItem> Items { get; init; } = [];
    public IReadOnlyList<Recorded<IncidentTimeline>> Timelines { get; init; } = [];
}
