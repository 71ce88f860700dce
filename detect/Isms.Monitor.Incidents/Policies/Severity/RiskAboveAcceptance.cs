using Isms.Monitor.Events;
using Isms.Monitor.Incidents.Facts;
using NRules.Fluent.Dsl;

namespace Isms.Monitor.Incidents.Policies.Severity;

/// <summary>It is evidence for a risk above the acceptance criterion. Asked when the steps are taken, since the risks are linked by other policies.</summary>
sealed class RiskAboveAcceptance : Rule
{
    public override void Define()
    {
        Assessment assessment = null!;
        When().Match(() => assessment, a => a.Story.Core.Any());
        Then().Do(_ => assessment.Step(4, "risk above the acceptance criterion", level => assessment.IsAboveAcceptance ? Levels.AtLeast(level, Level.High) : level));
    }
}
