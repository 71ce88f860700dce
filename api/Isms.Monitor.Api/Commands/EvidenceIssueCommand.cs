using System.CommandLine;
using System.Text.Json;
using Isms.Monitor.Api.Server.Packages;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;
using Isms.Monitor.Store;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Evidence;
using Isms.Monitor.Store.Packages;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Commands;

/// <summary><c>evidence issue</c>: the package of an incident or a control as a file, from the data folder of a server that is stopped.</summary>
sealed class EvidenceIssueCommand(TimeProvider clock) : ICliCommand
{
    /// <summary>Whom the custody log names.</summary>
    const string By = "command line";

    readonly Option<string?> _incident = new("--incident") { Description = "Id of an incident." };
    readonly Option<string?> _control = new("--control") { Description = "Id of a control, such as A.8.7." };
    readonly Option<long?> _from = IsmsFolder.Time("--from", "Start of a control's period; 90 days before its end without it.");
    readonly Option<long?> _to = IsmsFolder.Time("--to", "End of a control's period; now without it.");
    readonly Option<string> _out = new("--out") { Description = "The zip file to write.", Required = true };
    readonly Option<string> _data = IsmsFolder.Data();
    readonly Option<string> _isms = IsmsFolder.Option();

    public EvidenceIssueCommand() : this(TimeProvider.System)
    {
    }

    public string Path => "evidence issue";

    public Command Build()
    {
        var command = new Command("issue", "Writes the evidence package of an incident or a control while the server is stopped.") { _incident, _control, _from, _to, _out, _data, _isms };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(_incident) is null) == (result.GetValue(_control) is null)) result.AddError("Give either --incident or --control.");
            if (result.GetValue(_from) >= result.GetValue(_to)) result.AddError("--from is not before --to. Exchange them.");
        });
        command.SetAction((parsed, abort) => RunAsync(parsed, abort));
        return command;
    }

    async Task<int> RunAsync(ParseResult parsed, CancellationToken abort)
    {
        var output = parsed.InvocationConfiguration;
        var now = UnixMicros.From(clock.GetUtcNow());
        if (IsmsFolder.Load(parsed.GetRequiredValue(_isms), now, output.Error, out var exit) is not { } isms) return exit;
        try
        {
            var folder = parsed.GetRequiredValue(_data);
            using var days = DayStore.OpenExisting(new StoreOptions { Folder = folder }, clock);
            using var state = StateStore.Open(folder);
            var organisation = new Organisation(isms.Registers);
            var desk = new PackageDesk(new PackageSource(days, state), new PackageFolder(folder), new StateRecords(state, clock), () => organisation, clock, () => { });
            if (await IssueAsync(desk, parsed, now, abort) is not { } record)
            {
                output.Error.WriteLine($"ISMS5005 There is no {(parsed.GetValue(_incident) is { } id ? $"incident '{id}'" : $"control '{parsed.GetValue(_control)}'")}. Ids of incidents have 32 hexadecimal digits, those of controls look like A.8.7.");
                return 1;
            }
            await File.WriteAllBytesAsync(parsed.GetRequiredValue(_out), (await desk.HandOverAsync(record.Value.Id, By, abort))!, abort);
            output.Output.WriteLine(JsonSerializer.Serialize(new { file = parsed.GetRequiredValue(_out), record.Value.Subject, record.Value.ManifestHash, record.Value.Events }, ControlsJson.Canonical));
            return 0;
        }
        catch (Exception failed) when (failed is EvidenceUnavailableException or IOException or UnauthorizedAccessException)
        {
            output.Error.WriteLine(failed.Message);
            return 3;
        }
    }

    Task<Recorded<EvidencePackage>?> IssueAsync(PackageDesk desk, ParseResult parsed, long now, CancellationToken abort)
    {
        if (parsed.GetValue(_incident) is { } incident) return desk.IssueIncidentAsync(incident, By, abort);
        var to = parsed.GetValue(_to) ?? now;
        return desk.IssueControlAsync(parsed.GetValue(_control)!, parsed.GetValue(_from) ?? to - 90 * UnixMicros.Day, to, By, abort);
    }
}
