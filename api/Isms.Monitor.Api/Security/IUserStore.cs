namespace Isms.Monitor.Api.Security;

/// <summary>Where accounts are kept. Safe to use from many requests at once.</summary>
public interface IUserStore
{
    Task<UserAccount?> FindAsync(string name, CancellationToken abort);

    /// <summary>By name.</summary>
    Task<IReadOnlyList<UserAccount>> ListAsync(CancellationToken abort);

    /// <summary>Adds the account unless there is one of its name.</summary>
    /// <returns>Whether it was added.</returns>
    Task<bool> AddAsync(UserAccount account, CancellationToken abort);

    /// <summary>Changes an account as it stands now: nobody changes any account between the look and the writing.</summary>
    /// <param name="name">Whose account.</param>
    /// <param name="change">Gets the account and all others and gives what it becomes, or null to leave it. Must not wait.</param>
    /// <param name="abort">Gives up before the change.</param>
    /// <returns>The account as it was written; null when there is none or it was left.</returns>
    Task<UserAccount?> ChangeAsync(string name, Func<UserAccount, IReadOnlyList<UserAccount>, UserAccount?> change, CancellationToken abort);
}
