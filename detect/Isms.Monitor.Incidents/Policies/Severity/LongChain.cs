using Isms.Monitor.Incidents.Facts;
using NRules.Fluent.Dsl;

namespace Isms.Monitor.Incidents.Policies.Severity;

/// <summary>Three stages or more: somebody is working through a plan.</summary>
sealed class LongChain : Rule
{
    public override void Define()
    {
        Assessment assessment = null!;
        When().Match(() => assessment, a => a.Story.Stages >= 3);
        Then().Do(_ => assessment.Step(1, "three stages of an attack or more", level => Levels.Up(level, 1)));
    }
}
