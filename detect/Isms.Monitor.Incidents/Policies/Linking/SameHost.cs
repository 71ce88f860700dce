using Isms.Monitor.Incidents.Facts;
using NRules.Fluent.Dsl;

namespace Isms.Monitor.Incidents.Policies.Linking;

/// <summary>The same host within four hours, both sides grave enough to stand alone.</summary>
sealed class SameHost : Rule
{
    public override void Define()
    {
        Contact contact = null!;
        When().Match(() => contact, c => c.Kind == EntityKind.Asset && c.IsBetweenCore && c.Within(4));
        Then().Do(_ => contact.Join(nameof(SameHost)));
    }
}
