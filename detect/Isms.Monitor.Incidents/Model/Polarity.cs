namespace Isms.Monitor.Incidents;

/// <summary>What an observation says of a control: it held, it failed, it was exercised with the outcome still open, or it cost effort
/// without having failed.</summary>
public enum Polarity : byte
{
    Success,
    Failure,
    Trial,
    Cost,
}
