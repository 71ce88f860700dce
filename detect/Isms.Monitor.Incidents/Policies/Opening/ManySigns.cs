using Isms.Monitor.Events;
using Isms.Monitor.Incidents.Facts;
using NRules.Fluent.Dsl;

namespace Isms.Monitor.Incidents.Policies.Opening;

/// <summary>Five different rules of level low within a story of level medium.</summary>
sealed class ManySigns : Rule
{
    public override void Define()
    {
        Assessment assessment = null!;
        When().Match(() => assessment, a => a.Story.HighestLevel >= Level.Medium && a.Story.DistinctRules(Level.Low) >= 5);
        Then().Do(_ => assessment.Open(nameof(ManySigns)));
    }
}
