namespace Isms.Monitor.Registers.Model;

/// <summary>A rule of a firewall as it was exported (A.8.20), so that one without a hit is missed.</summary>
public sealed record FirewallRule : Entry
{
    /// <summary>Id of the <see cref="Asset"/> that it is on.</summary>
    public string Firewall { get; init; } = "";
    /// <summary>Name of the rule, access list or chain as the firewall logs it.</summary>
    public string Name { get; init; } = "";
    /// <summary>Number as the firewall logs it; empty: it logs none.</summary>
    public string Number { get; init; } = "";
    public bool Enabled { get; init; } = true;
    /// <summary>Allows any origin, any target and any service.</summary>
    public bool AllowsAnything { get; init; }
    /// <summary>False: it decides without a log line, so its hits cannot be counted.</summary>
    public bool Logs { get; init; } = true;
    /// <summary>Meant for emergencies, so being idle is right.</summary>
    public bool Reserved { get; init; }
}
