using Isms.Monitor.Events;
using Isms.Monitor.Incidents.Facts;
using NRules.Fluent.Dsl;

namespace Isms.Monitor.Incidents.Policies.Linking;

/// <summary>The same foreign address within a day.</summary>
sealed class SameAttacker : Rule
{
    public override void Define()
    {
        Contact contact = null!;
        When().Match(() => contact, c => c.Kind == EntityKind.Address && c.Arriving.Level >= Level.Low && c.Within(24));
        Then().Do(_ => contact.Join(nameof(SameAttacker)));
    }
}
