using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Trials;

/// <summary>An event of a trial as the store has it.</summary>
/// <param name="Trial">The trial's id.</param>
/// <param name="Event">The event's id.</param>
/// <param name="ReceivedMicros">When it was received.</param>
public sealed record TrialSighting(string Trial, EventId Event, long ReceivedMicros);
