using Isms.Monitor.Incidents.Facts;
using NRules.Fluent.Dsl;

namespace Isms.Monitor.Incidents.Policies.Evidence;

/// <summary>A login succeeded after many that failed.</summary>
sealed class LoginAfterGuessing : Rule
{
    public override void Define()
    {
        Assessment assessment = null!;
        When().Match(() => assessment, a => a.Saw("authentication", null, Stage.InitialAccess));
        Then()
            .Do(_ => assessment.Evidence("A.8.5", Polarity.Failure, "a login succeeded after guessing"))
            .Do(_ => assessment.Evidence("A.8.16", Polarity.Success, "the success after failures was seen"));
    }
}
