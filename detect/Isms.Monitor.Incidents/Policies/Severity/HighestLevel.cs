using Isms.Monitor.Incidents.Facts;
using NRules.Fluent.Dsl;

namespace Isms.Monitor.Incidents.Policies.Severity;

/// <summary>The gravest alert is where severity starts.</summary>
sealed class HighestLevel : Rule
{
    public override void Define()
    {
        Assessment assessment = null!;
        When().Match(() => assessment, a => a.Story.Activities.Count > 0);
        Then().Do(_ => assessment.Step(0, "gravest alert", _ => assessment.Story.HighestLevel));
    }
}
