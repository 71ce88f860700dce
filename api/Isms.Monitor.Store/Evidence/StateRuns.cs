using System.Data.Common;
using System.Text.Json;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Store.Evidence;

/// <summary>What the program noted of its own runs, append-only in the state of a data folder.</summary>
public sealed class StateRuns(StateStore state)
{
    const string Subject = "monitor";

    /// <summary>Once it is written it stays; the same stretch again adds nothing.</summary>
    public void Write(RunPeriod run) =>
        state.Write(session => session.Runs.Add(new StateSample(Subject, run.ToMicros, JsonSerializer.Serialize(run, ControlsJson.Canonical))));

    /// <summary>See <see cref="IEvidence.RunsAsync"/>.</summary>
    public ValueTask<IReadOnlyList<RunPeriod>> ReadAsync(long from, long to)
    {
        try
        {
            // A stretch that ends after the window may have begun in it, and it may be long: a loaded history is one.
            var rows = state.Read(session => session.Runs.Valid(Subject, from));
            return new([.. rows.Select(row => JsonSerializer.Deserialize<RunPeriod>(row.Json, ControlsJson.Canonical)!).Where(run => run.FromMicros < to && run.ToMicros > from)
                .OrderBy(run => run.FromMicros).Select(run => run.CutAt(to))]);
        }
        catch (Exception failed) when (failed is DbException or JsonException)
        {
            throw new EvidenceUnavailableException($"the notes of the runs could not be read: {failed.Message}", failed);
        }
    }
}
