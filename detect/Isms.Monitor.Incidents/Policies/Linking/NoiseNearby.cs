using Isms.Monitor.Events;
using Isms.Monitor.Incidents.Facts;
using NRules.Fluent.Dsl;

namespace Isms.Monitor.Incidents.Policies.Linking;

/// <summary>Low alerts on the same host within ten minutes: context, which neither opens nor stretches a story.</summary>
sealed class NoiseNearby : Rule
{
    public override void Define()
    {
        Contact contact = null!;
        When().Match(() => contact, c => c.Kind == EntityKind.Asset && c.Arriving.Level == Level.Low && c.Present.HighestLevel >= Level.Medium && c.GapMicros <= 10 * UnixMicros.Minute);
        Then().Do(_ => contact.Join(nameof(NoiseNearby)));
    }
}
