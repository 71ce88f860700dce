using Isms.Monitor.Incidents.Facts;
using NRules.Fluent.Dsl;

namespace Isms.Monitor.Incidents.Policies.Evidence;

/// <summary>Whatever it was, somebody has to assess it and respond.</summary>
sealed class ResponseExercised : Rule
{
    public override void Define()
    {
        Assessment assessment = null!;
        When().Match(() => assessment, a => a.Story.Activities.Count > 0);
        Then()
            .Do(_ => assessment.Evidence("A.5.25", Polarity.Trial, "it has to be assessed"))
            .Do(_ => assessment.Evidence("A.5.26", Polarity.Trial, "it has to be answered"));
    }
}
