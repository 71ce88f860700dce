using Isms.Monitor.Events;
using Isms.Monitor.Incidents.Facts;
using NRules.Fluent.Dsl;

namespace Isms.Monitor.Incidents.Policies.Severity;

/// <summary>An asset of criticality 5 is touched, by more than a look.</summary>
sealed class CriticalAsset : Rule
{
    public override void Define()
    {
        Assessment assessment = null!;
        When().Match(() => assessment, a => a.HighestCriticality >= 5 && a.Story.HighestLevel >= Level.Medium);
        Then().Do(_ => assessment.Step(2, "asset of criticality 5", level => Levels.Up(level, 1)));
    }
}
