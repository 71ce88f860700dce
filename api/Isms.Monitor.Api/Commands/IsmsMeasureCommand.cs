using System.CommandLine;
using System.Text.Json;
using Isms.Monitor.Controls;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;

namespace Isms.Monitor.Api.Commands;

/// <summary><c>isms measure</c>: every KPI sample and state, every control, and the four counts, one JSON line each.</summary>
sealed class IsmsMeasureCommand(Func<string, RegisterSet, EvidenceSource> open, TimeProvider clock) : ICliCommand
{
    public IsmsMeasureCommand() : this(EvidenceSource.Open, TimeProvider.System)
    {
    }

    public string Path => "isms measure";

    public Command Build()
    {
        var (at, data, folder) = (IsmsFolder.Time("--at", "End of all windows, best a whole hour: stored figures are kept by the hour; now without it."), IsmsFolder.Data(), IsmsFolder.Option());
        var command = new Command("measure", "Measures every KPI and rolls them up to controls.") { at, data, folder };
        command.SetAction((parsed, abort) => MeasureAsync(
            parsed.GetRequiredValue(folder), parsed.GetRequiredValue(data), parsed.GetValue(at) ?? UnixMicros.From(clock.GetUtcNow()),
                parsed.InvocationConfiguration, abort));
        return command;
    }

    async Task<int> MeasureAsync(string folder, string data, long at, InvocationConfiguration output, CancellationToken abort)
    {
        if (IsmsFolder.Load(folder, at, output.Error, out var exit) is not { } isms) return exit;
        try
        {
            using var source = open(data, isms.Registers);
            var held = await isms.AsOfAsync(source.Records, at, output.Error, abort);
            var measurement = await new MeasurementProgramme(held.Catalogue, held.Organisation.Registers, source.Naming(held.Organisation), source.Records).MeasureAsync(at, abort);
            foreach (var sample in measurement.Samples)
                Write(output.Output, new { type = "kpi", state = measurement.StatusOf(sample.Kpi), sample, sample.Hash });
            foreach (var control in measurement.Controls) Write(output.Output, new { type = "control", control });
            foreach (var risk in measurement.Risks) Write(output.Output, new { type = "risk", risk });
            Write(output.Output, new { type = "counts", measurement.Counts, measurement.Hash });
            output.Error.WriteLine($"{measurement.Counts.Sentence}.");
            return 0;
        }
        catch (EvidenceUnavailableException e)
        {
            output.Error.WriteLine(e.Message);
            return 3;
        }
    }

    static void Write<T>(TextWriter output, T line) => output.WriteLine(JsonSerializer.Serialize(line, ControlsJson.Canonical));
}
