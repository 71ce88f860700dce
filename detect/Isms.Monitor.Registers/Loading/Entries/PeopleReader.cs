using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Loading.Entries;

static class PeopleReader
{
    public static InterestedParty Party(Section section) => new()
    {
        Id = section.Id(EntryKind.Party),
        Name = section.Text("name"),
        Needs = section.Texts("needs"),
        At = section.At,
    };

    public static Role Role(Section section) => new()
    {
        Id = section.Id(EntryKind.Role),
        Title = section.Text("title"),
        Holders = section.References("holders", EntryKind.Person),
        Duties = section.Texts("duties"),
        At = section.At,
    };

    public static Person Person(Section section)
    {
        var id = section.Id(EntryKind.Person);
        var users = section.Texts("users");
        return new Person
        {
            Id = id,
            Name = section.Text("name", id),
            Users = users.Count > 0 ? users : [id],
            Email = section.Text("email", ""),
            Department = section.Text("department", ""),
            Privileged = section.Flag("privileged", otherwise: false),
            ServiceAccount = section.Flag("service_account", otherwise: false),
            Joined = section.Date("joined"),
            At = section.At,
        };
    }
}
