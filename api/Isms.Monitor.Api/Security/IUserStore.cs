namespace Isms.Monitor.Api.Security;

/// <summary>Where accounts are kept. Safe to use from many requests at once.</summary>
public interface IUserStore
{
    Task<UserAccount?> FindAsync(string name, CancellationToken abort);

    /// <summary>By name.</summary>
    Task<IReadOnlyList<UserAccount>> ListAsync(CancellationToken abort);

    /// <summary>Adds the account or replaces the one of this name.</summary>
    Task SaveAsync(UserAccount account, CancellationToken abort);
}
