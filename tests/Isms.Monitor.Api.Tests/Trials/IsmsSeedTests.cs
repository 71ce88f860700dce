using System.CommandLine;
using System.Text.Json;
using Isms.Monitor.Api.Commands;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Tests.Fakes;
using Microsoft.AspNetCore.TestHost;

namespace Isms.Monitor.Api.Tests.Trials;

public class IsmsSeedTests
{
    static async Task<(int Exit, string Output, string Error)> RunAsync(TestConsole console, params string[] arguments)
    {
        var command = new IsmsSeedCommand(_ => new CookieKeeper(console.App.GetTestServer().CreateHandler()), console.Company.Clock).Build();
        var (output, error) = (new StringWriter(), new StringWriter());
        var exit = await command.Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, TestContext.Current.CancellationToken);
        return (exit, output.ToString(), error.ToString());
    }

    static Company WithTrials()
    {
        var company = Company.Empty();
        company.Trials.Definitions.AddRange([FakeTrials.Definition("eicar-mail"), FakeTrials.Definition("canary-flow")]);
        return company;
    }

    [Fact]
    public async Task The_command_says_what_came_of_each_trial_of_a_running_server()
    {
        var company = WithTrials();
        await using var console = await TestConsole.StartAsync(company);
        // The command reads the password of its environment; here it is that of an account of its own.
        company.Users.Add("seeder", Role.IsmsManager, Environment.GetEnvironmentVariable(IsmsSeedCommand.PasswordVariable) ?? "");

        var (exit, output, error) = await RunAsync(console, "--at", "http://localhost", "--user", "seeder");

        Assert.Equal((0, "2 passed, 0 failed, 0 void, 0 pending."), (exit, error.Trim()));
        Assert.Equal(["eicar-mail", "canary-flow"], output.Trim().Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("definition").GetString()));
    }

    [Fact]
    public async Task Only_some_are_run_and_one_that_is_not_there_is_refused()
    {
        var company = WithTrials();
        await using var console = await TestConsole.StartAsync(company);
        company.Users.Add("seeder", Role.IsmsManager, Environment.GetEnvironmentVariable(IsmsSeedCommand.PasswordVariable) ?? "");

        Assert.Equal(0, (await RunAsync(console, "--at", "http://localhost", "--user", "seeder", "--only", "canary-flow")).Exit);
        var (exit, _, error) = await RunAsync(console, "--at", "http://localhost", "--user", "seeder", "--only", "nothing");

        Assert.Equal((1, "ISMS5040 there is no trial 'nothing'. The registers (trials.yml) have: eicar-mail, canary-flow."), (exit, error.Trim()));
        Assert.Single(company.Trials.Ledger);
    }

    [Fact]
    public async Task Who_may_not_run_trials_is_told_whose_account_it_takes()
    {
        var company = WithTrials();
        await using var console = await TestConsole.StartAsync(company);
        company.Users.Add("seeder", Role.Viewer, Environment.GetEnvironmentVariable(IsmsSeedCommand.PasswordVariable) ?? "");

        var (exit, _, error) = await RunAsync(console, "--at", "http://localhost", "--user", "seeder");

        Assert.Equal(3, exit);
        Assert.StartsWith("ISMS5043 http://localhost/ does not let seeder carry trials out: ISMS5004", error, StringComparison.Ordinal);
        Assert.Empty(company.Trials.Ledger);
    }

    [Fact]
    public async Task A_server_and_a_folder_exclude_each_other()
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        Assert.NotEqual(0, (await RunAsync(console, "--at", "http://localhost", "--data", "data")).Exit);
    }
}
