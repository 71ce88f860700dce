using Isms.Monitor.Events;
using Isms.Monitor.Incidents.Facts;
using NRules.Fluent.Dsl;

namespace Isms.Monitor.Incidents.Policies.Opening;

/// <summary>A medium alert on an asset of criticality 4 or 5.</summary>
sealed class ImportantAsset : Rule
{
    public override void Define()
    {
        Assessment assessment = null!;
        When().Match(() => assessment, a => a.HighestCriticality >= 4 && a.Story.HighestLevel >= Level.Medium);
        Then().Do(_ => assessment.Open(nameof(ImportantAsset)));
    }
}
