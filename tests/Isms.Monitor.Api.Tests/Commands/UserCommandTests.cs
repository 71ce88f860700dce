using System.CommandLine;
using Isms.Monitor.Api.Commands;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Readings;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Tests.Commands;

public sealed class UserCommandTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("isms-users-");

    static CancellationToken Abort => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task An_added_user_logs_in_with_the_printed_password_and_must_change_it()
    {
        var (code, output, error) = await RunAsync(new UserAddCommand(new FixedClock()), "jane", "--role", "analyst");
        Assert.True(code == 0, error);
        var jane = await FindAsync("jane");
        Assert.True(jane is { Role: Role.Analyst, MustChangePassword: true, Disabled: false });
        Assert.True(PasswordHash.Verify(output.TrimEnd(), jane.PasswordHash));
        Assert.DoesNotContain(output.TrimEnd(), error, StringComparison.Ordinal);
        Assert.Equal(("command line", "user added", "jane"), Audit());
    }

    [Fact]
    public async Task A_reset_gives_a_new_password_and_ends_every_session()
    {
        var first = (await RunAsync(new UserAddCommand(new FixedClock()), "jane", "--role", "administrator")).Output.TrimEnd();
        var stamp = (await FindAsync("jane"))!.Stamp;
        var (code, output, _) = await RunAsync(new UserResetCommand(new FixedClock()), "jane");
        Assert.Equal(0, code);
        var jane = (await FindAsync("jane"))!;
        Assert.True(PasswordHash.Verify(output.TrimEnd(), jane.PasswordHash));
        Assert.False(PasswordHash.Verify(first, jane.PasswordHash));
        Assert.True(jane is { MustChangePassword: true, Role: Role.Administrator } && jane.Stamp > stamp);
        Assert.Equal(("command line", "password reset", "jane"), Audit());
    }

    [Theory]
    [InlineData("Jane", "Jane: ISMS5071 A name has 1 to 64 of the characters a-z, 0-9, dot, hyphen and underscore.")]
    [InlineData("taken", "taken: ISMS5071 There is a user 'taken' already.")]
    public async Task A_name_that_cannot_be_added_is_the_inputs_error(string name, string message)
    {
        await RunAsync(new UserAddCommand(new FixedClock()), "taken", "--role", "viewer");
        Assert.Equal((1, "", message), await RunAsync(new UserAddCommand(new FixedClock()), name, "--role", "viewer"));
    }

    [Fact]
    public async Task A_reset_of_nobody_says_how_to_add_one() =>
        Assert.Equal((1, "", "nobody: ISMS5071 There is no user 'nobody'. Add it with isms-monitor user add."), await RunAsync(new UserResetCommand(new FixedClock()), "nobody"));

    [Fact]
    public void A_role_that_there_is_not_is_wrong_usage() =>
        Assert.NotEmpty(new UserAddCommand(new FixedClock()).Build().Parse(["jane", "--role", "root"]).Errors);

    [Fact]
    public async Task While_a_server_has_the_folder_no_account_is_touched()
    {
        using (DataFolderLock.Take(_folder.FullName))
        {
            var (code, output, error) = await RunAsync(new UserAddCommand(new FixedClock()), "jane", "--role", "viewer");
            Assert.Equal((3, ""), (code, output));
            Assert.Contains("ISMS4010", error, StringComparison.Ordinal);
        }
        Assert.Null(await FindAsync("jane"));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_not_made()
    {
        var error = new StringWriter();
        var code = await new UserResetCommand(new FixedClock()).Build().Parse(["jane", "--data", "nowhere"]).InvokeAsync(new InvocationConfiguration { Error = error }, Abort);
        Assert.Equal((3, "nowhere: ISMS5070 there is no such data folder. Name the one of the server with --data."), (code, error.ToString().TrimEnd()));
        Assert.False(Directory.Exists("nowhere"));
    }

    async Task<(int Code, string Output, string Error)> RunAsync(ICliCommand command, params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await command.Build().Parse([.. arguments, "--data", _folder.FullName]).InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, Abort);
        return (code, output.ToString(), error.ToString().TrimEnd());
    }

    async Task<UserAccount?> FindAsync(string name)
    {
        using var state = StateStore.Open(_folder.FullName);
        return await new UserReading(state).FindAsync(name, Abort);
    }

    (string, string, string) Audit()
    {
        using var state = StateStore.Open(_folder.FullName);
        var newest = state.Read(session => session.Audit.List(limit: 1))[0];
        return (newest.Who, newest.Action, newest.Subject);
    }
}
