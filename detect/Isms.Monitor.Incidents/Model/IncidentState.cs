namespace Isms.Monitor.Incidents;

/// <summary>Where an incident stands. Which way leads where is <see cref="Lifecycle"/>'s to say.</summary>
public enum IncidentState : byte
{
    New,
    Acknowledged,
    InProgress,
    Resolved,
    Closed,
    Reopened,
}
