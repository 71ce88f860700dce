using Isms.Monitor.Incidents.Facts;
using NRules.Fluent.Dsl;

namespace Isms.Monitor.Incidents.Policies.Linking;

/// <summary>The same file or malware within a week, wherever it turns up.</summary>
sealed class SameFile : Rule
{
    public override void Define()
    {
        Contact contact = null!;
        When().Match(() => contact, c => c.Kind == EntityKind.File && c.Within(7 * 24));
        Then().Do(_ => contact.Join(nameof(SameFile)));
    }
}
