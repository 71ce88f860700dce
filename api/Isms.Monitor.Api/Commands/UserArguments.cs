using System.CommandLine;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Readings;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Commands;

/// <summary>What the commands on accounts have in common: they work on the data folder of a server that is stopped, since whoever may write there needs no login.</summary>
sealed class UserArguments
{
    /// <summary>Whom the audit trail names.</summary>
    static readonly Caller By = new("command line", "this machine");

    public Argument<string> Name { get; } = new("NAME") { Description = "1 to 64 of a-z, 0-9, dot, hyphen and underscore." };

    public Option<string> Data { get; } = IsmsFolder.Data();

    /// <summary>Gives an account a password and prints that, and nothing else, on standard output; 1 for a wrong name, 3 when a server has the folder.</summary>
    public async Task<int> GiveAsync(ParseResult parsed, TimeProvider clock, Func<Accounts, Caller, Task<(string? Password, string? Problem)>> give)
    {
        var (folder, output) = (parsed.GetRequiredValue(Data), parsed.InvocationConfiguration);
        try
        {
            if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"{folder}: ISMS5070 there is no such data folder. Name the one of the server with --data.");
            using var held = DataFolderLock.Take(folder);
            using var state = StateStore.Open(folder);
            var accounts = new Accounts(new UserReading(state), new AuditReading(state), new LoginThrottle(clock), clock);
            var (password, problem) = await give(accounts, By);
            if (password is null)
            {
                output.Error.WriteLine($"{parsed.GetValue(Name)}: ISMS5071 {problem}");
                return 1;
            }
            output.Output.WriteLine(password);
            output.Error.WriteLine($"The password of {parsed.GetValue(Name)} is shown only now; it must be changed at the next login.");
            return 0;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            output.Error.WriteLine(failed.Message);
            return 3;
        }
    }
}
