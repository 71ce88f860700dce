namespace Isms.Monitor.Controls.Evidence;

/// <param name="Address">Canonical text.</param>
/// <param name="Zone">Id of its zone.</param>
/// <param name="Asset">Id of the asset that the inventory has for it; null: none.</param>
/// <param name="FirstMicros">First and last time in the window.</param>
/// <param name="LastMicros">See <paramref name="FirstMicros"/>.</param>
public sealed record NetworkEntity(string Address, string Zone, string? Asset, long FirstMicros, long LastMicros);

/// <param name="Firewall">Asset id, or the name that the log has.</param>
/// <param name="Name">Name of the rule; may be empty.</param>
/// <param name="Number">Number of the rule; may be empty.</param>
/// <param name="LastMicros">Of the last hit.</param>
/// <param name="Hits">1 or more.</param>
public sealed record FirewallRuleHits(string Firewall, string Name, string Number, long LastMicros, long Hits);

/// <param name="Firewall">Asset id, or the name that the log has.</param>
/// <param name="From">Id of the zone of the origin.</param>
/// <param name="To">Id of the zone of the target.</param>
/// <param name="Allowed">Log lines of connections that were let through.</param>
/// <param name="Denied">Log lines of connections that were not.</param>
public sealed record ZoneFlow(string Firewall, string From, string To, long Allowed, long Denied);

/// <param name="Inbound">Towards the organisation; else out of it (command and control, exfiltration).</param>
/// <param name="Source">Address of the origin.</param>
/// <param name="Target">Address of the target.</param>
/// <param name="Signature">What the sensor calls it.</param>
/// <param name="FirstMicros">Of its first event.</param>
/// <param name="Fate">What became of it.</param>
public sealed record BoundaryAttack(bool Inbound, string Source, string Target, string Signature, long FirstMicros, AttackFate Fate);

public enum AttackFate
{
    /// <summary>A firewall denied the connection, or the sensor itself did.</summary>
    Blocked,

    /// <summary>A firewall let a connection of it through.</summary>
    Allowed,

    /// <summary>No firewall logged the connection: it is not known what became of it.</summary>
    Unknown,
}
