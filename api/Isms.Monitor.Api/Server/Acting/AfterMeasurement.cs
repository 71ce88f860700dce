using Isms.Monitor.Controls;
using Isms.Monitor.Controls.Acting;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Events;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Server.Acting;

/// <summary>What follows from a measurement: drafts of nonconformities, and clocks that a course asks for.</summary>
sealed class AfterMeasurement(IRecordBook book, IEvidence evidence, StateStore state, ClockKeeper clocks)
{
    const long Lookback = 2 * Drafts.RecurrenceDays * UnixMicros.Day;

    public async Task RunAsync(Measurement measurement, CancellationToken abort)
    {
        var at = measurement.AtMicros;
        var input = new DraftInput
        {
            Measurement = measurement, IneffectiveSince = Since(measurement),
            Known = await book.AsOfAsync<Nonconformity>(long.MaxValue, abort),
            Items = await evidence.TriageAsync(at - Lookback, at, abort),
            Timelines = await book.AsOfAsync<IncidentTimeline>(long.MaxValue, abort),
        };
        foreach (var draft in Drafts.Of(input)) await book.WriteAsync(draft, 0, Writers.Drafts, "", abort);
        await clocks.KeepAllAsync(abort);
    }

    Dictionary<string, long> Since(Measurement measurement) => state.Read(session => measurement.Kpis.Where(kpi => kpi.State == State.Ineffective)
        .ToDictionary(kpi => kpi.Kpi, kpi => IneffectiveRun.Since(session.KpiSamples, kpi.Kpi, measurement.AtMicros)));
}
