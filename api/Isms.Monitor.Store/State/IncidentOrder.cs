namespace Isms.Monitor.Store.State;

/// <summary>What a queue may be sorted by; equal ones the latest first.</summary>
public enum IncidentOrder
{
    Severity,
    Last,
    First,
    Due,
    Risk,
    Alerts,
    State,
    Owner,
    Title,
    Detected,
    Events,
}
