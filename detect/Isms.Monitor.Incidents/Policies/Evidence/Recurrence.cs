using Isms.Monitor.Incidents.Facts;
using NRules.Fluent.Dsl;

namespace Isms.Monitor.Incidents.Policies.Evidence;

/// <summary>The same entities were in an incident that had been closed.</summary>
sealed class Recurrence : Rule
{
    public override void Define()
    {
        Assessment assessment = null!;
        When().Match(() => assessment, a => a.Earlier.Count > 0);
        Then()
            .Do(_ => assessment.Evidence("A.5.27", Polarity.Failure, "it came back after an earlier incident was closed"));
    }
}
