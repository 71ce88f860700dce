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

    public Task SaveAsync(UserAccount account, CancellationToken abort)
    {
        var kept = new Kept(account.Role, account.PasswordHash, account.MustChangePassword, account.Disabled, account.Stamp, account.CreatedMicros, account.LastLoginMicros);
        state.Write(session => session.Users.Put(new Document(account.Name, JsonSerializer.Serialize(kept))
        {
            State = account.Disabled ? "disabled" : "active",
            Subject = RoleNames.Of(account.Role),
        }));
        return Task.CompletedTask;
    }

    static UserAccount Read(Document user)
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
