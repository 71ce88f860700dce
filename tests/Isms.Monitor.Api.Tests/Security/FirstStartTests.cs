using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Tests.Fakes;

namespace Isms.Monitor.Api.Tests.Security;

public class FirstStartTests
{
    [Fact]
    public async Task The_first_password_is_printed_once_and_stored_as_a_hash_only()
    {
        var (users, clock, console) = (new FakeUsers(), new FixedClock(), new StringWriter());

        var password = await FirstStart.EnsureAdministratorAsync(users, console, clock, default);
        var again = await FirstStart.EnsureAdministratorAsync(users, console, clock, default);

        Assert.NotNull(password);
        Assert.Null(again);
        Assert.Equal(2, console.ToString().Split(password).Length);
        var admin = await users.FindAsync("admin", default);
        Assert.True(admin is { Role: Role.Administrator, MustChangePassword: true });
        Assert.DoesNotContain(password, admin!.PasswordHash, StringComparison.Ordinal);
        Assert.True(PasswordHash.Verify(password, admin.PasswordHash));
    }

    [Fact]
    public async Task It_is_pending_until_an_administrator_chose_a_password()
    {
        var users = new FakeUsers();
        Assert.True(await FirstStart.IsPendingAsync(users, default));

        users.Add("admin", Role.Administrator, "x", first: true);
        users.Add("viewer", Role.Viewer, "x");
        Assert.True(await FirstStart.IsPendingAsync(users, default));

        users.Add("admin", Role.Administrator, "y");
        Assert.False(await FirstStart.IsPendingAsync(users, default));
    }

    [Theory]
    [InlineData("http://localhost:8080")]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://[::1]:8080")]
    public void This_machine_may_be_bound_at_once(string url) => Assert.Null(FirstStart.BindingProblem([url], pending: true));

    [Theory]
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("http://*:8080")]
    [InlineData("http://+:8080")]
    [InlineData("http://192.0.2.10:8080")]
    [InlineData("http://[::]:8080")]
    [InlineData("nonsense")]
    public void Anything_else_waits_for_the_change_of_the_password(string url)
    {
        Assert.Equal(
            $"--urls(1,1): ISMS5001 {url} is reachable from other machines, but the first password was not changed yet. "
            + "Start with --urls http://localhost:8080, log in, change the password, then start again.",
            FirstStart.BindingProblem(["http://localhost:1", url], pending: true));
        Assert.Null(FirstStart.BindingProblem([url], pending: false));
    }
}
