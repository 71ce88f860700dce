using Isms.Monitor.Incidents.Facts;
using NRules.Fluent.Dsl;

namespace Isms.Monitor.Incidents.Policies.Linking;

/// <summary>The same person's account within a day.</summary>
sealed class SameUser : Rule
{
    public override void Define()
    {
        Contact contact = null!;
        When().Match(() => contact, c => c.Kind == EntityKind.User && c.IsBetweenCore && c.Within(24));
        Then().Do(_ => contact.Join(nameof(SameUser)));
    }
}
