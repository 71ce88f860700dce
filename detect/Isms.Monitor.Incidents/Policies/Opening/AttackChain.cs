using Isms.Monitor.Incidents.Facts;
using NRules.Fluent.Dsl;

namespace Isms.Monitor.Incidents.Policies.Opening;

/// <summary>Two stages of an attack on linked entities.</summary>
sealed class AttackChain : Rule
{
    public override void Define()
    {
        Assessment assessment = null!;
        When().Match(() => assessment, a => a.Story.Stages >= 2);
        Then().Do(_ => assessment.Open(nameof(AttackChain)));
    }
}
