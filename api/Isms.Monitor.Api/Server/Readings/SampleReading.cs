using System.Text.Json;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Server.Measuring;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Controls.Measures;
using Isms.Monitor.Controls.Sampling;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Server.Readings;

/// <summary>Samples by the registers that held at the time, against what is on record.</summary>
sealed class SampleReading(MeasurementStage measuring, StateStore state) : ISamples
{
    public Task<AuditSample?> DrawAsync(string kpi, long atMicros, int size, long seed, CancellationToken abort) => Task.Run(async () =>
    {
        var stored = OnRecord(state, kpi, atMicros);
        var programme = await measuring.ProgrammeAsync(stored?.ToMicros ?? atMicros, abort);
        return await new AuditSampler(programme).DrawAsync(kpi, stored, atMicros, size, seed, abort);
    }, abort);

    /// <summary>The sample of a KPI on record at a time or last before; null when there is none.</summary>
    internal static Sample? OnRecord(StateStore state, string kpi, long atMicros) =>
        state.Read(session => session.KpiSamples.LastAt(kpi, atMicros)) is { } row
            ? JsonSerializer.Deserialize<Sample>(row.Json, ControlsJson.Canonical) ?? throw new JsonException("null is no sample.") : null;
}
