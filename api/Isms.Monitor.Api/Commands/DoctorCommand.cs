using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using Isms.Monitor.Api.Doctor;
using Isms.Monitor.Api.Server.Settings;

namespace Isms.Monitor.Api.Commands;

/// <summary><c>doctor</c>: would the server run here as it is configured, and is what it has in order?</summary>
sealed class DoctorCommand(IMachine machine, TimeProvider clock) : ICliCommand
{
    static readonly JsonSerializerOptions Spelling = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public DoctorCommand() : this(new Machine(TimeProvider.System), TimeProvider.System)
    {
    }

    public string Path => "doctor";

    public Command Build()
    {
        var options = new RunOptions();
        var json = new Option<bool>("--json") { Description = "One JSON document a line." };
        var command = new Command("doctor", "Checks configuration, data folder, sources and machine, and says what to do; 1 when something failed.") { json };
        options.AddTo(command);
        command.SetAction((parsed, abort) => RunAsync(() => options.Read(parsed), parsed.GetValue(json), parsed.InvocationConfiguration, abort));
        return command;
    }

    async Task<int> RunAsync(Func<MonitorSettings> read, bool json, InvocationConfiguration output, CancellationToken abort)
    {
        MonitorSettings settings;
        try
        {
            settings = read();
        }
        catch (SettingsException wrong)
        {
            output.Error.WriteLine(wrong.Message);
            return 1;
        }
        var failed = false;
        await foreach (var verdict in Examination.RunAsync(new Examined(settings, machine, clock), abort))
        {
            failed |= verdict.State == VerdictState.Failed;
            output.Output.WriteLine(json ? JsonSerializer.Serialize(verdict, Spelling) : Line(verdict));
        }
        return failed ? 1 : 0;
    }

    static string Line(Verdict verdict) => $"{Word(verdict.State),-8} {verdict.Check}: {(verdict.Code is null ? "" : verdict.Code + " ")}{verdict.Text}";

    static string Word(VerdictState state) => state switch
    {
        VerdictState.Ok => "ok",
        VerdictState.Warning => "warning",
        _ => "failed",
    };
}
