using Isms.Monitor.Incidents.Facts;
using NRules.Fluent.Dsl;

namespace Isms.Monitor.Incidents.Policies.Severity;

/// <summary>Every sensor says that it stopped what it saw, and nothing was let through.</summary>
sealed class AllBlocked : Rule
{
    public override void Define()
    {
        Assessment assessment = null!;
        When().Match(() => assessment, a => a.Story.Core.Any() && a.Story.Core.All(activity => activity.Reaction == Reaction.Blocked));
        Then().Do(_ => assessment.Step(3, "all of it was blocked", level => Levels.Down(level, 1)));
    }
}
