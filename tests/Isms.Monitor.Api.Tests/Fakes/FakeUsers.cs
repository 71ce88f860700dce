using System.Collections.Concurrent;
using Isms.Monitor.Api.Security;

namespace Isms.Monitor.Api.Tests.Fakes;

sealed class FakeUsers : IUserStore
{
    readonly ConcurrentDictionary<string, UserAccount> _byName = [];

    public Task<UserAccount?> FindAsync(string name, CancellationToken abort) => Task.FromResult(_byName.GetValueOrDefault(name));

    public Task<IReadOnlyList<UserAccount>> ListAsync(CancellationToken abort) =>
        Task.FromResult<IReadOnlyList<UserAccount>>([.. _byName.Values.OrderBy(u => u.Name, StringComparer.Ordinal)]);

    public Task SaveAsync(UserAccount account, CancellationToken abort)
    {
        _byName[account.Name] = account;
        return Task.CompletedTask;
    }

    /// <summary>With few iterations: the tests log in often.</summary>
    public UserAccount Add(string name, Role role, string password, bool first = false)
    {
        var account = new UserAccount { Name = name, Role = role, PasswordHash = PasswordHash.Of(password, iterations: 1000), MustChangePassword = first };
        return _byName[name] = account;
    }
}
