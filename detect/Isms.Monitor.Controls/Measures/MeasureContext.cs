using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.Risks;
using Isms.Monitor.Controls.Silence;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;

namespace Isms.Monitor.Controls.Measures;

/// <summary>All that a measure may look at.</summary>
sealed record MeasureContext
{
    public required KpiDefinition Kpi { get; init; }
    /// <summary>Start of the window, not before the first stored event unless the KPI is a point in time.</summary>
    public required long From { get; init; }
    /// <summary>End of the window: the time that is measured at.</summary>
    public required long To { get; init; }
    public required IEvidence Evidence { get; init; }
    public required IRecords Records { get; init; }
    /// <summary>With the bands in force in its risks.</summary>
    public required RegisterSet Registers { get; init; }
    public required BandsInForce Bands { get; init; }
    public required SilenceHistory Silence { get; init; }
    /// <summary>Controls as rolled up so far; only for a measure that reads states.</summary>
    public IReadOnlyList<ControlStatus> Controls { get; init; } = [];

    /// <summary>KPIs measured so far: all gates of this one among them.</summary>
    public required IReadOnlyDictionary<string, KpiStatus> Statuses { get; init; }

    public DateOnly Day => UnixMicros.DayOf(To);

    public DateOnly FirstDay => UnixMicros.DayOf(To - (long)Kpi.Window.TotalMicroseconds);
}
