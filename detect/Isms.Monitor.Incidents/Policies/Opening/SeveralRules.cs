using Isms.Monitor.Events;
using Isms.Monitor.Incidents.Facts;
using NRules.Fluent.Dsl;

namespace Isms.Monitor.Incidents.Policies.Opening;

/// <summary>Two different rules of level medium on linked entities.</summary>
sealed class SeveralRules : Rule
{
    public override void Define()
    {
        Assessment assessment = null!;
        When().Match(() => assessment, a => a.Story.DistinctRules(Level.Medium) >= 2);
        Then().Do(_ => assessment.Open(nameof(SeveralRules)));
    }
}
