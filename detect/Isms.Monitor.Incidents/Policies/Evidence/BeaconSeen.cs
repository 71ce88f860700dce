using Isms.Monitor.Incidents.Facts;
using NRules.Fluent.Dsl;

namespace Isms.Monitor.Incidents.Policies.Evidence;

/// <summary>A host calls home: protection against malware had failed before, detection is late.</summary>
sealed class BeaconSeen : Rule
{
    public override void Define()
    {
        Assessment assessment = null!;
        When().Match(() => assessment, a => a.Saw(null, null, Stage.CommandAndControl));
        Then()
            .Do(_ => assessment.Evidence("A.8.7", Polarity.Failure, "a host reached a command and control address"))
            .Do(_ => assessment.Evidence("A.8.16", Polarity.Success, "the beacon was seen, late"));
    }
}
