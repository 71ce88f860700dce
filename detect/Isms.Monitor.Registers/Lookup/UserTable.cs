using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Lookup;

/// <summary>People by user name: plain, <c>DOMAIN\user</c> or <c>user@domain</c>, the latter two only for the organisation's own domains.</summary>
sealed class UserTable
{
    readonly NameTable<Person> _byUser = new();
    readonly Domains _domains;
    readonly NameTable<Person>.Finder _find;

    public UserTable(IEnumerable<Person> people, Domains domains)
    {
        _domains = domains;
        _find = Find;
        foreach (var person in people)
            foreach (var user in person.Users)
                _byUser.TryAdd(user, person);
    }

    public Person? Find(ReadOnlySpan<char> user)
    {
        if (_byUser.Find(user) is { } exact) return exact;
        if (user.IndexOf('\\') is > 0 and var slash)
            return _domains.Contain(user[..slash]) ? _byUser.Find(user[(slash + 1)..]) : null;
        if (user.LastIndexOf('@') is > 0 and var at)
            return _domains.Contain(user[(at + 1)..]) ? _byUser.Find(user[..at]) : null;
        return null;
    }

    public Person? Find(ReadOnlySpan<byte> user) => NameTable<Person>.Find(user, _find);
}
