using Isms.Monitor.Events;
using Isms.Monitor.Incidents.Facts;
using NRules.Fluent.Dsl;

namespace Isms.Monitor.Incidents.Policies.Opening;

/// <summary>An alert of level high or critical is an incident by itself.</summary>
sealed class GraveAlert : Rule
{
    public override void Define()
    {
        Assessment assessment = null!;
        When().Match(() => assessment, a => a.Story.HighestLevel >= Level.High);
        Then().Do(_ => assessment.Open(nameof(GraveAlert)));
    }
}
