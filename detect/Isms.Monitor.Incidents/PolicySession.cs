using Isms.Monitor.Incidents.Facts;
using NRules;
using NRules.Fluent;

namespace Isms.Monitor.Incidents;

/// <summary>Asks the policies. They are compiled once for the process; a session holds only the facts of one question, so it never grows.</summary>
sealed class PolicySession
{
    static readonly Lazy<ISessionFactory> Compiled = new(Compile);

    readonly ISession _session = Compiled.Value.CreateSession();

    public static IReadOnlyList<string> Names() =>
        [.. typeof(PolicySession).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(NRules.Fluent.Dsl.Rule))).Select(type => type.Name)];

    /// <summary>Fires every policy that matches the fact, and forgets the fact.</summary>
    public void Ask(object fact)
    {
        _session.Insert(fact);
        _session.Fire();
        _session.Retract(fact);
    }

    /// <summary>Asks about several facts in one go.</summary>
    public void Ask(IReadOnlyCollection<Contact> contacts)
    {
        _session.InsertAll(contacts);
        _session.Fire();
        _session.RetractAll(contacts);
    }

    static ISessionFactory Compile()
    {
        var repository = new RuleRepository();
        repository.Load(load => load.PrivateTypes().From(typeof(PolicySession).Assembly));
        return repository.Compile();
    }
}
