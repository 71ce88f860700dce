using System.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Ingest.Enrich;

/// <summary>The person or service account behind <c>user.name</c> and <c>source.user.name</c>: <c>user.person.id</c>,
/// <c>user.person.department</c>, and <c>user.roles</c> (privileged, service).</summary>
sealed class IdentityEnrichment : IEnrichment
{
    /// <summary>Longer than any account name that a directory takes.</summary>
    const int LongestName = 320;

    static readonly Names User = new("user", Ecs.UserName, Ecs.UserDomain, Ecs.UserRoles);
    static readonly Names SourceUser = new("source.user", Ecs.SourceUserName, Ecs.SourceUserDomain, Ecs.SourceUserRoles);

    readonly Organisation _organisation;
    readonly Dictionary<string, PersonBytes> _bytes;

    public IdentityEnrichment(Organisation organisation)
    {
        _organisation = organisation;
        _bytes = organisation.Registers.People.DistinctBy(person => person.Id).ToDictionary(person => person.Id, person => new PersonBytes(person));
    }

    public void Enrich(EcsEvent into)
    {
        Enrich(into, User);
        Enrich(into, SourceUser);
    }

    void Enrich(EcsEvent into, Names names)
    {
        if (!into.TryGet(names.Name, out var name) || Find(into, names, name) is not { } person) return;
        var bytes = _bytes[person.Id];
        into.Set(names.PersonId, bytes.Id);
        if (bytes.Department.Length > 0) into.Set(names.Department, bytes.Department);
        if (person.Privileged) into.Add(names.Roles, "privileged"u8);
        if (person.ServiceAccount) into.Add(names.Roles, "service"u8);
    }

    /// <summary>An account of the host itself is not the person of that name: the domain is then the host's name.</summary>
    Person? Find(EcsEvent happened, Names names, ReadOnlySpan<byte> name)
    {
        if (!happened.TryGet(names.Domain, out var domain) || domain.Length == 0) return _organisation.PersonByUser(name);
        if (happened.TryGet(Ecs.HostName, out var host) && IsHost(domain, host)) return null;
        return _organisation.PersonByUser(name) ?? FindIn(domain, name);
    }

    Person? FindIn(ReadOnlySpan<byte> domain, ReadOnlySpan<byte> name)
    {
        if (domain.Length + name.Length >= LongestName) return null;
        Span<byte> full = stackalloc byte[LongestName];
        domain.CopyTo(full);
        full[domain.Length] = (byte)'\\';
        name.CopyTo(full[(domain.Length + 1)..]);
        return _organisation.PersonByUser(full[..(domain.Length + 1 + name.Length)]);
    }

    static bool IsHost(ReadOnlySpan<byte> domain, ReadOnlySpan<byte> host)
    {
        var dot = host.IndexOf((byte)'.');
        return Ascii.EqualsIgnoreCase(domain, dot < 0 ? host : host[..dot]);
    }

    sealed class Names(string prefix, FieldId name, FieldId domain, FieldId roles)
    {
        public FieldId Name { get; } = name;

        public FieldId Domain { get; } = domain;

        public FieldId Roles { get; } = roles;

        public FieldId PersonId { get; } = FieldTable.Get(prefix + ".person.id");

        public FieldId Department { get; } = FieldTable.Get(prefix + ".person.department");
    }

    sealed record PersonBytes(byte[] Id, byte[] Department)
    {
        public PersonBytes(Person person) : this(Encoding.UTF8.GetBytes(person.Id), Encoding.UTF8.GetBytes(person.Department))
        {
        }
    }
}
