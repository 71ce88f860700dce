namespace Isms.Monitor.Incidents.Facts;

/// <summary>Where in an attack an activity belongs, in the order in which attackers proceed. ATT&amp;CK tactics, put together where
/// firewall, IDS and antivirus logs cannot tell them apart.</summary>
enum Stage : byte
{
    Unknown,
    Reconnaissance,
    CredentialAccess,
    InitialAccess,
    Execution,
    LateralMovement,
    CommandAndControl,
    Exfiltration,
    Impact,
}
