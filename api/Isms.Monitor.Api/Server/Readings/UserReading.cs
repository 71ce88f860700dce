using System.Text.Json;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Server.Readings;

/// <summary>Accounts in the state store.</summary>
sealed class UserReading(StateStore state) : IUserStore
{
    /// <summary>All of an account, its hash too: what leaves the program leaves that out.</summary>
    sealed record Kept(Role Role, string PasswordHash, bool MustChangePassword, bool Disabled, int Stamp, long CreatedMicros, long? LastLoginMicros);

    public Task<UserAccount?> FindAsync(string name, CancellationToken abort) =>
        Task.FromResult(state.Read(session => session.Users.Get(name)) is { } user ? Read(user) : null);

    public Task<IReadOnlyList<UserAccount>> ListAsync(CancellationToken abort) =>
        Task.FromResult<IReadOnlyList<UserAccount>>([.. state.Read(session => session.Users.List()).Select(Read)]);

    public Task<bool> AddAsync(UserAccount account, CancellationToken abort) =>
        Task.FromResult(state.Write(session => session.Users.TryPut(Write(account), expectedVersion: 0) is not null));

    public Task<UserAccount?> ChangeAsync(string name, Func<UserAccount, IReadOnlyList<UserAccount>, UserAccount?> change, CancellationToken abort) =>
        Task.FromResult(state.Write(session =>
        {
            var all = session.Users.List().Select(Read).ToList();
            if (all.Find(user => user.Name == name) is not { } account) return null;
            if (change(account, [.. all.Where(user => user.Name != name)]) is not { } changed) return null;
            session.Users.Put(Write(changed));
            return changed;
        }));

    static Document Write(UserAccount account) => new(account.Name, JsonSerializer.Serialize(
        new Kept(account.Role, account.PasswordHash, account.MustChangePassword, account.Disabled, account.Stamp, account.CreatedMicros, account.LastLoginMicros)))
    {
        State = account.Disabled ? "disabled" : "active",
        Subject = RoleNames.Of(account.Role),
    };

    internal static UserAccount Read(Document user)
    {
        var kept = JsonSerializer.Deserialize<Kept>(user.Json) ?? throw new JsonException("null is no account.");
        return new UserAccount
        {
            Name = user.Id,
            Role = kept.Role,
            PasswordHash = kept.PasswordHash,
            MustChangePassword = kept.MustChangePassword,
            Disabled = kept.Disabled,
            Stamp = kept.Stamp,
            CreatedMicros = kept.CreatedMicros,
            LastLoginMicros = kept.LastLoginMicros,
        };
    }
}
