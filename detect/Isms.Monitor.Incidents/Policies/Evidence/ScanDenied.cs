using Isms.Monitor.Incidents.Facts;
using NRules.Fluent.Dsl;

namespace Isms.Monitor.Incidents.Policies.Evidence;

/// <summary>Probing from outside was denied.</summary>
sealed class ScanDenied : Rule
{
    public override void Define()
    {
        Assessment assessment = null!;
        When().Match(() => assessment, a => a.Saw(null, Reaction.Blocked, Stage.Reconnaissance));
        Then()
            .Do(_ => assessment.Evidence("A.8.20", Polarity.Success, "probing was denied at the boundary"));
    }
}
