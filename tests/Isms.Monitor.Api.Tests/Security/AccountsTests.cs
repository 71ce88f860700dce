using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Tests.Fakes;

namespace Isms.Monitor.Api.Tests.Security;

/// <summary>Changes that meet on the way: what one decided on must still hold when it is written.</summary>
public class AccountsTests
{
    const string Password = "correct horse battery";

    static readonly Caller By = new("admin", "192.0.2.1");

    readonly FakeUsers _users = new();
    readonly FakeRegisters _audit = new(new FixedClock());
    readonly Accounts _accounts;

    public AccountsTests() => _accounts = new Accounts(_users, _audit, new LoginThrottle(new FixedClock()), new FixedClock());

    static CancellationToken Abort => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_that_is_disabled_during_its_login_stays_disabled_and_is_not_logged_in()
    {
        _users.Add("admin", Role.Administrator, Password);
        _users.Add("jane", Role.Analyst, Password);
        _users.BeforeChange = async () => Assert.Null(await _accounts.ChangeAsync("jane", Role.Analyst, disabled: true, By, Abort));

        var login = await _accounts.LoginAsync("jane", Password, "192.0.2.2", Abort);

        Assert.Null(login.Account);
        Assert.True((await _users.FindAsync("jane", Abort))!.Disabled);
        Assert.Equal(("login refused", "changed during the login"), (_audit.Audit[0].Action, _audit.Audit[0].Detail));
    }

    [Fact]
    public async Task A_login_with_a_password_that_is_reset_meanwhile_is_refused_and_the_new_one_stays()
    {
        _users.Add("jane", Role.Analyst, Password);
        string? fresh = null;
        _users.BeforeChange = async () => fresh = await _accounts.ResetAsync("jane", By, Abort);

        Assert.Null((await _accounts.LoginAsync("jane", Password, "192.0.2.2", Abort)).Account);
        Assert.NotNull((await _accounts.LoginAsync("jane", fresh!, "192.0.2.2", Abort)).Account);
    }

    [Fact]
    public async Task Of_two_administrators_who_demote_each_other_at_once_one_stays()
    {
        _users.Add("anna", Role.Administrator, Password);
        _users.Add("bert", Role.Administrator, Password);
        _users.BeforeChange = async () => Assert.Null(await _accounts.ChangeAsync("anna", Role.Viewer, disabled: false, By, Abort));

        Assert.Equal("The last administrator cannot be disabled or lose the role.", await _accounts.ChangeAsync("bert", Role.Viewer, disabled: false, By, Abort));
        Assert.Single(await _users.ListAsync(Abort), user => user is { Role: Role.Administrator, Disabled: false });
    }

    [Fact]
    public async Task A_password_that_is_changed_while_the_account_is_disabled_does_not_enable_it()
    {
        _users.Add("admin", Role.Administrator, Password);
        _users.Add("jane", Role.Analyst, Password);
        _users.BeforeChange = async () => Assert.Null(await _accounts.ChangeAsync("jane", Role.Analyst, disabled: true, By, Abort));

        Assert.Equal("The account was changed meanwhile. Log in again.", await _accounts.ChangePasswordAsync("jane", Password, "another long password", "192.0.2.2", Abort));
        Assert.True((await _users.FindAsync("jane", Abort)) is { Disabled: true } jane && PasswordHash.Verify(Password, jane.PasswordHash));
    }

    [Fact]
    public async Task Of_two_who_add_one_name_at_once_the_second_is_told_and_the_first_password_holds()
    {
        var added = await Task.WhenAll(_accounts.AddAsync("jane", Role.Analyst, By, Abort), _accounts.AddAsync("jane", Role.Administrator, By, Abort));
        Assert.Equal("There is a user 'jane' already.", Assert.Single(added, one => one.Password is null).Problem);
        var jane = await _users.FindAsync("jane", Abort);
        Assert.True(PasswordHash.Verify(added.Single(one => one.Password is not null).Password!, jane!.PasswordHash));
    }
}
