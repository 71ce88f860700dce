using Isms.Monitor.Incidents.Facts;
using NRules.Fluent.Dsl;

namespace Isms.Monitor.Incidents.Policies.Evidence;

/// <summary>Guessing of passwords was refused, and no success followed.</summary>
sealed class LoginsRefused : Rule
{
    public override void Define()
    {
        Assessment assessment = null!;
        When().Match(() => assessment, a => a.Saw(null, null, Stage.CredentialAccess) && !a.Saw(null, null, Stage.InitialAccess));
        Then()
            .Do(_ => assessment.Evidence("A.8.5", Polarity.Success, "guessed passwords were refused"));
    }
}
