using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Controls.Risks;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;

namespace Isms.Monitor.Controls.Reviews;

/// <summary>What a section may look at.</summary>
sealed record ReviewInput
{
    /// <summary>With the bands in force at <see cref="To"/> in its risks.</summary>
    public required RegisterSet Registers { get; init; }
    /// <summary>Bands of the risks at <see cref="To"/>.</summary>
    public required BandsInForce Bands { get; init; }
    /// <summary>Bands of the risks at <see cref="From"/>.</summary>
    public required BandsInForce BandsBefore { get; init; }
    public required KpiCatalogue Catalogue { get; init; }
    /// <summary>Oldest first; the last was made at <see cref="To"/>.</summary>
    public required IReadOnlyList<Measurement> History { get; init; }
    /// <summary>Incidents and alerts raised in the period.</summary>
    public required IReadOnlyList<TriageItem> Items { get; init; }
    /// <summary>Nonconformities and signed minutes on record at <see cref="To"/>.</summary>
    public IReadOnlyList<Recorded<Nonconformity>> Nonconformities { get; init; } = [];
    public IReadOnlyList<ReviewMinutes> SignedMinutes { get; init; } = [];
    public required long From { get; init; }
    public required long To { get; init; }

    public Measurement Current => History[^1];

    public DateOnly Day => UnixMicros.DayOf(To);

    public KpiFigure Figure(string kpi) => Figures.Of(this, kpi);

    public IReadOnlyList<KpiFigure> FiguresOf(params string[] kpis) =>
        [.. kpis.Where(id => Catalogue.Definitions.Any(kpi => kpi.Id == id)).Select(Figure)];
}
