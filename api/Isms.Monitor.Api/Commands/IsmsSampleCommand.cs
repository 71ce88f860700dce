using System.CommandLine;
using System.Text.Json;
using Isms.Monitor.Controls;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Sampling;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;

namespace Isms.Monitor.Api.Commands;

/// <summary><c>isms sample</c>: draws items behind a figure with a seed and counts the figure again.</summary>
sealed class IsmsSampleCommand(Func<string, RegisterSet, EvidenceSource> open, TimeProvider clock) : ICliCommand
{
    readonly Option<string> _kpi = new("--kpi") { Description = "The KPI, such as RSP-01.", Required = true };
    readonly Option<long?> _at = IsmsFolder.Time("--at", "The sample on record at this time or last before it; now without it.");
    readonly Option<int> _size = new("--size") { Description = "How many items, 1 to 1000.", DefaultValueFactory = _ => 25 };
    readonly Option<long> _seed = new("--seed") { Description = "The auditor's own number, from 0: the same seed gives the same sample.", Required = true };
    readonly Option<string> _data = IsmsFolder.Data();
    readonly Option<string> _isms = IsmsFolder.Option();

    public IsmsSampleCommand() : this(EvidenceSource.Open, TimeProvider.System)
    {
    }

    public string Path => "isms sample";

    public Command Build()
    {
        var command = new Command("sample", "Draws an auditor's random sample behind a figure and counts the figure again.") { _kpi, _at, _size, _seed, _data, _isms };
        command.Validators.Add(result =>
        {
            if (result.GetValue(_size) is < 1 or > AuditSampler.MaxSize) result.AddError($"--size may be 1 to {AuditSampler.MaxSize}.");
            if (result.GetValue(_seed) < 0) result.AddError("--seed counts from 0.");
        });
        command.SetAction((parsed, abort) => RunAsync(parsed, abort));
        return command;
    }

    /// <returns>1 when the figure on record is not what the evidence gives, or there is no such KPI; no figure on record is no agreement either.</returns>
    async Task<int> RunAsync(ParseResult parsed, CancellationToken abort)
    {
        var output = parsed.InvocationConfiguration;
        var (kpi, at) = (parsed.GetRequiredValue(_kpi), parsed.GetValue(_at) ?? UnixMicros.From(clock.GetUtcNow()));
        if (IsmsFolder.Load(parsed.GetRequiredValue(_isms), at, output.Error, out var exit) is not { } isms) return exit;
        try
        {
            using var source = open(parsed.GetRequiredValue(_data), isms.Registers);
            var held = await isms.AsOfAsync(source.Records, at, output.Error, abort);
            var programme = new MeasurementProgramme(held.Catalogue, held.Organisation.Registers, source.Naming(held.Organisation), source.Records);
            if (await new AuditSampler(programme).DrawAsync(kpi, source.Stored(kpi, at), at, parsed.GetValue(_size), parsed.GetValue(_seed), abort) is not { } sample)
            {
                output.Error.WriteLine($"ISMS5005 There is no KPI '{kpi}'. KPI ids look like VIS-01: the definitions are in the folder kpis.");
                return 1;
            }
            output.Output.WriteLine(JsonSerializer.Serialize(sample, ControlsJson.Canonical));
            output.Error.WriteLine($"{sample.Items.Count} of {sample.Population ?? 0} drawn with seed {sample.Seed}; {sample.Reperformance.Sentence}.");
            return sample.Reperformance.Agrees == true ? 0 : 1;
        }
        catch (EvidenceUnavailableException failed)
        {
            output.Error.WriteLine(failed.Message);
            return 3;
        }
    }
}
