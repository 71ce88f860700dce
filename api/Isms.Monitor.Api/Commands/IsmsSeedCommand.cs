using System.CommandLine;
using System.Data.Common;
using System.Text.Json;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Server.Settings;
using Isms.Monitor.Api.Server.Trials;
using Isms.Monitor.Store;

namespace Isms.Monitor.Api.Commands;

/// <summary><c>isms seed</c>: carries the seeded trials of the registers out and says what came of each, one JSON line a trial.</summary>
sealed class IsmsSeedCommand(Func<Uri, HttpMessageHandler> handler, TimeProvider clock) : ICliCommand
{
    public const string PasswordVariable = "ISMS_PASSWORD";

    static readonly Uri Local = new("http://127.0.0.1:8080");

    public IsmsSeedCommand() : this(_ => new HttpClientHandler(), TimeProvider.System)
    {
    }

    public string Path => "isms seed";

    public Command Build()
    {
        var at = new Option<Uri?>("--at") { Description = $"The running server (default: {Local}); its ISMS manager or administrator logs in.", CustomParser = result => Address(result.Tokens[0].Value, result.AddError) };
        var data = new Option<string?>("--data") { Description = "The data folder of a server that does not run, instead of --at." };
        var only = new Option<string[]>("--only") { Description = "Ids of definitions; without it all of them.", AllowMultipleArgumentsPerToken = true };
        var user = new Option<string>("--user") { Description = $"Who logs in at the server; the password is in the variable {PasswordVariable}.", DefaultValueFactory = _ => Security.FirstStart.Name };
        var (isms, rules) = (IsmsFolder.Option(), new Option<string[]>("--rules") { Description = "Rules, with --data; without it the rules folder beside the program.", AllowMultipleArgumentsPerToken = true });
        var command = new Command("seed", "Carries seeded trials out (trials.yml) and checks that they arrived and were answered.") { at, data, only, user, isms, rules };
        command.Validators.Add(result =>
        {
            if (result.GetResult(at) is { Implicit: false } && result.GetResult(data) is { Implicit: false }) result.AddError("--at and --data exclude each other. Name the running server or the data folder of one that does not run.");
        });
        command.SetAction((parsed, abort) =>
        {
            var output = parsed.InvocationConfiguration;
            var ids = parsed.GetValue(only) ?? [];
            if (parsed.GetValue(data) is not { } folder)
                return RunAsync(() => new SeedAtServer(handler, parsed.GetValue(at) ?? Local, parsed.GetRequiredValue(user), Environment.GetEnvironmentVariable(PasswordVariable) ?? "", clock).RunAsync(ids, abort), output);
            var settings = new MonitorSettings { Data = folder, Isms = parsed.GetRequiredValue(isms), Rules = parsed.GetValue(rules) is { Length: > 0 } given ? given : new MonitorSettings().Rules };
            return RunAsync(() => new SeedFolder(settings, clock, output.Error).RunAsync(ids, abort), output);
        });
        return command;
    }

    /// <summary>A trial that failed is what the command is there to find, so it is no error of the command.</summary>
    static async Task<int> RunAsync(Func<Task<IReadOnlyList<TrialEntry>>> run, InvocationConfiguration output)
    {
        try
        {
            var entries = await run();
            foreach (var entry in entries) output.Output.WriteLine(JsonSerializer.Serialize(entry, JsonSerializerOptions.Web));
            output.Error.WriteLine(string.Join(", ", new[] { "passed", "failed", "void", "pending" }.Select(outcome => $"{entries.Count(entry => entry.Outcome == outcome)} {outcome}")) + ".");
            return 0;
        }
        catch (Exception refused) when (refused is TrialException or SettingsException)
        {
            output.Error.WriteLine(refused.Message);
            return refused is SettingsException || refused.Message.StartsWith("ISMS5040", StringComparison.Ordinal) ? 1 : 3;
        }
        catch (Exception failed) when (failed is StoreException or DbException or IOException or UnauthorizedAccessException)
        {
            output.Error.WriteLine(failed.Message);
            return 3;
        }
    }

    static Uri? Address(string text, Action<string> refuse)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https") return address;
        refuse($"--at cannot be '{text}'. Write the address of the console, such as {Local}.");
        return null;
    }
}
