using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Lookup;

/// <summary>People by user name: plain, <c>DOMAIN\user</c> or <c>user@domain</c>, the latter two only for the organisation's own domains.</summary>
sealed class UserTable
{
    readonly NameTable<Person> byUser = new();
    readonly Domains domains;

    public UserTable(IEnumerable<Person> people, Domains domains)
    {
        this.domains = domains;
        foreach (var person in people)
            foreach (var user in person.Users)
                byUser.TryAdd(user, person);
    }

    public Person? Find(ReadOnlySpan<char> user)
    {
        if (byUser.Find(user) is { } exact) return exact;
        if (user.IndexOf('\\') is > 0 and var slash)
            return domains.Contain(user[..slash]) ? byUser.Find(user[(slash + 1)..]) : null;
        if (user.LastIndexOf('@') is > 0 and var at)
            return domains.Contain(user[(at + 1)..]) ? byUser.Find(user[..at]) : null;
        return null;
    }

    public Person? Find(ReadOnlySpan<byte> user) => NameTable<Person>.Find(user, Find);
}
