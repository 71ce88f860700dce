using Isms.Monitor.Events;

namespace Isms.Monitor.Incidents.Facts;

/// <summary>An activity and a story share an entity: a question to the linking policies.</summary>
/// <remarks>Contacts are found by an index, since a join over all pairs of alerts grows with their square.</remarks>
sealed class Contact(Activity arriving, Story present, EntityKey shared)
{
    public Activity Arriving { get; } = arriving;

    public Story Present { get; } = present;

    public EntityKey Shared { get; } = shared;

    public EntityKind Kind => Shared.Kind;

    public long GapMicros { get; } = present.GapMicros(arriving);

    /// <summary>Both sides carry a story by themselves.</summary>
    public bool IsBetweenCore => Arriving.IsCore && Present.HighestLevel >= Level.Medium;

    /// <summary>The policy that joined them, or null.</summary>
    public string? JoinedBy { get; private set; }

    public void Join(string policy) => JoinedBy ??= policy;

    public bool Within(double hours) => GapMicros <= hours * UnixMicros.Hour;
}
