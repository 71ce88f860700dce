using Isms.Monitor.Api.Server.Notifying.Routing;
using Isms.Monitor.Controls;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Events;
using Isms.Monitor.Store.State;
using KpiState = Isms.Monitor.Controls.States.State;

namespace Isms.Monitor.Api.Server.Notifying.Watching;

/// <summary>Tells when a key KPI of a control changes its state from what was told last.</summary>
/// <remarks>What it is at the first measurement is remembered and not told. A change is as severe as the worse of both states: whoever was told
/// of a fall is told of the recovery. That a figure can no longer be measured is a change for the worse.</remarks>
sealed class KpiWatch(Outbox outbox)
{
    public void Look(Measurement measurement) => outbox.Tell(session => Notices(session, measurement));

    static IEnumerable<Notice> Notices(StateSession session, Measurement measurement)
    {
        var keys = measurement.Controls.Where(control => control.State != KpiState.NotApplicable).SelectMany(control => control.KeyKpis).ToHashSet(StringComparer.Ordinal);
        foreach (var kpi in measurement.Kpis.Where(kpi => keys.Contains(kpi.Kpi)))
            if (Of(session, kpi, measurement) is { } notice) yield return notice;
    }

    static Notice? Of(StateSession session, KpiStatus kpi, Measurement measurement)
    {
        var id = $"kpi/{kpi.Kpi}";
        var told = session.Told.Get(id);
        // A measurement of the past, made later, takes nothing back.
        if (told?.UpdatedMicros >= measurement.AtMicros || told?.State == kpi.State.ToString()) return null;
        session.Told.Put(new Document(id, "{}") { State = kpi.State.ToString(), UpdatedMicros = measurement.AtMicros });
        if (!Enum.TryParse<KpiState>(told?.State, out var before)) return null;
        var severity = (Level)Math.Max((byte)SeverityOf(before), (byte)SeverityOf(kpi.State));
        var controls = measurement.Controls.Where(control => control.KeyKpis.Contains(kpi.Kpi)).Select(control => control.Control);
        return new Notice($"{id}/{measurement.AtMicros}/{kpi.State}", NoticeKind.Kpi, severity, $"{kpi.Kpi} {kpi.Title}: {before.Words()} before, now {kpi.Words}",
            $"Measured {UnixMicros.ToMinute(measurement.AtMicros)}. Key KPI of {string.Join(", ", controls)}.{Reasons(kpi)}", "/measures");
    }

    static string Reasons(KpiStatus kpi) => kpi.Reasons.Count == 0 ? "" : $" {string.Join("; ", kpi.Reasons)}.";

    static Level SeverityOf(KpiState state) => state switch
    {
        KpiState.Ineffective => Level.High,
        KpiState.Effective or KpiState.LikelyEffective or KpiState.InControl or KpiState.NotApplicable => Level.Low,
        _ => Level.Medium,
    };
}
