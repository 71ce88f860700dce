using System.Data.Common;
using System.Text.Json;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Server.Registering;
using Isms.Monitor.Controls;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Server.Measuring;

/// <summary>Measures the KPIs now and then, keeps every sample, and holds the last measurement for those who ask.</summary>
/// <remarks>Each instant is measured by the registers that held then.</remarks>
sealed class MeasurementStage(RegisterDesk registers, Func<Organisation, IEvidence> evidence, IRecords records, StateStore state, TimeProvider clock) : IMeasurements, IDisposable
{
    readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>The last measurement; null until there is one.</summary>
    public Measurement? Last { get; private set; }

    /// <summary>The last measurement as it is to be shown at a later time, with the decisions of people that hold then; null until there is
    /// one.</summary>
    public async ValueTask<Measurement?> AtAsync(long now, CancellationToken abort) =>
        Last is { } last && Programme(registers.Now) is var programme ? programme.Restate(last, now, await programme.OverridesAsync(now, abort)) : null;

    public ValueTask<Measurement?> LastAsync(CancellationToken abort) => new(Last);

    /// <summary>Called after a measurement is stored.</summary>
    public event Action? Measured;

    /// <summary>What follows from the newest measurement, before it is the next one's turn; a past one that is measured later starts nothing.</summary>
    public Func<Measurement, CancellationToken, Task>? Followed { get; set; }

    /// <summary>Measures at an instant and stores samples and states. The same data give the same rows, which are stored once.</summary>
    public async Task<Measurement> MeasureAsync(long at, CancellationToken abort)
    {
        await _turn.WaitAsync(abort);
        try
        {
            var measurement = await Programme(await registers.AtAsync(at, abort)).MeasureAsync(at, abort);
            Store(measurement);
            if (Last is null || Last.AtMicros <= at) Last = measurement;
            if (ReferenceEquals(Last, measurement) && Followed is { } followed) await followed(measurement, abort);
            Measured?.Invoke();
            return measurement;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Measures every <paramref name="every"/> until the end; a store that cannot answer is tried again next time.</summary>
    public async Task RunAsync(TimeSpan every, CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            try
            {
                await MeasureAsync(UnixMicros.From(clock.GetUtcNow()), ended);
            }
            catch (Exception failed) when (failed is EvidenceUnavailableException or DbException or IOException)
            {
                // The next pass asks again; until then the last measurement stands and goes stale by its own rule.
            }
            catch (OperationCanceledException) when (ended.IsCancellationRequested)
            {
                return;
            }
            await Task.Delay(every, clock, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The programme with the registers that held at a time.</summary>
    public async ValueTask<MeasurementProgramme> ProgrammeAsync(long at, CancellationToken abort) => Programme(await registers.AtAsync(at, abort));

    MeasurementProgramme Programme(InForce held) => new(held.Catalogue, held.Organisation.Registers, evidence(held.Organisation), records);

    public void Dispose() => _turn.Dispose();

    void Store(Measurement measurement) => state.Write(session =>
    {
        foreach (var sample in measurement.Samples)
        {
            var status = measurement.StatusOf(sample.Kpi);
            session.KpiSamples.Add(new StateSample(sample.Kpi, measurement.AtMicros, JsonSerializer.Serialize(sample, ControlsJson.Canonical)) { State = status.State.ToString(), Value = sample.Value });
        }
        foreach (var control in measurement.Controls)
            session.ControlStates.Add(new StateSample(control.Control, measurement.AtMicros, JsonSerializer.Serialize(control, ControlsJson.Canonical)) { State = control.State.ToString() });
    });
}
