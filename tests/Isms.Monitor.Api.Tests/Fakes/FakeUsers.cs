using System.Collections.Concurrent;
using Isms.Monitor.Api.Security;

namespace Isms.Monitor.Api.Tests.Fakes;

sealed class FakeUsers : IUserStore
{
    readonly ConcurrentDictionary<string, UserAccount> _byName = [];

    public Task<UserAccount?> FindAsync(string name, CancellationToken abort) => Task.FromResult(_byName.GetValueOrDefault(name));

    public Task<IReadOnlyList<UserAccount>> ListAsync(CancellationToken abort) =>
        Task.FromResult<IReadOnlyList<UserAccount>>([.. _byName.Values.OrderBy(u => u.Name, StringComparer.Ordinal)]);

    /// <summary>What somebody else does just before the next change takes its turn.</summary>
    public Func<Task>? BeforeChange { get; set; }

    public Task<bool> AddAsync(UserAccount account, CancellationToken abort) => Task.FromResult(_byName.TryAdd(account.Name, account));

    public async Task<UserAccount?> ChangeAsync(string name, Func<UserAccount, IReadOnlyList<UserAccount>, UserAccount?> change, CancellationToken abort)
    {
        if (BeforeChange is { } other)
        {
            BeforeChange = null;
            await other();
        }
        lock (_byName)
        {
            if (!_byName.TryGetValue(name, out var account)) return null;
            if (change(account, [.. _byName.Values.Where(user => user.Name != name)]) is not { } changed) return null;
            return _byName[name] = changed;
        }
    }

    /// <summary>With few iterations: the tests log in often.</summary>
    public UserAccount Add(string name, Role role, string password, bool first = false)
    {
        var account = new UserAccount { Name = name, Role = role, PasswordHash = PasswordHash.Of(password, iterations: 1000), MustChangePassword = first };
        return _byName[name] = account;
    }
}
