using Isms.Monitor.Incidents.Facts;
using NRules.Fluent.Dsl;

namespace Isms.Monitor.Incidents.Policies.Risks;

/// <summary>A risk whose scenario names the technique, on one of its assets or where none is known.</summary>
sealed class RiskByTechnique : Rule
{
    public override void Define()
    {
        Assessment assessment = null!;
        When().Match(() => assessment, a => a.Story.Core.Any());
        Then().Do(_ => RiskLinks.ByTechnique(assessment));
    }
}
