using Isms.Monitor.Incidents.Facts;

namespace Isms.Monitor.Incidents.Policies.Risks;

/// <summary>Which scenarios of the risk register a story is evidence for.</summary>
static class RiskLinks
{
    /// <summary>The scenario names a technique that was seen, and either one of the assets or no asset at all.</summary>
    public static void ByTechnique(Assessment assessment)
    {
        var touched = assessment.Assets.Select(asset => asset.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var technique in assessment.Story.Core.SelectMany(activity => activity.Rule.Techniques).Distinct())
            foreach (var risk in assessment.Organisation.RisksOfTechnique(technique))
                if (risk.Assets.Count == 0 || touched.Count == 0 || risk.Assets.Any(touched.Contains)) assessment.Risk(risk.Id);
    }
}
