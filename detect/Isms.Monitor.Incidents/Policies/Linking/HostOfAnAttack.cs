using Isms.Monitor.Incidents.Facts;
using NRules.Fluent.Dsl;

namespace Isms.Monitor.Incidents.Policies.Linking;

/// <summary>A later stage on a host within a day of an earlier one: the host links what its attackers' addresses do not.</summary>
sealed class HostOfAnAttack : Rule
{
    public override void Define()
    {
        Contact contact = null!;
        When().Match(() => contact, c => c.Kind == EntityKind.Asset && c.IsBetweenCore && c.Arriving.Stage >= Stage.Execution && c.Within(24));
        Then().Do(_ => contact.Join(nameof(HostOfAnAttack)));
    }
}
