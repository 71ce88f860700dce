using System.Net;

namespace Isms.Monitor.Registers.Model;

/// <summary>An asset of the inventory (A.5.9), as logs name it. Expectations on logging are here, so that a source that never came is still missed.</summary>
public sealed record Asset : Entry
{
    public string Name { get; init; } = "";
    public required AssetKind Kind { get; init; }
    /// <summary>Host names as they appear in logs: full (<c>fw-01.example.com</c>) or short; the short form of a full name matches too.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];
    /// <summary>Single addresses (prefix 32 or 128) and ranges.</summary>
    public IReadOnlyList<IPNetwork> Addresses { get; init; } = [];
    public string Zone { get; init; } = "";
    /// <summary>Id of a <see cref="Role"/>.</summary>
    public string Owner { get; init; } = "";
    /// <summary>1 (hardly missed) to 5 (the business stops).</summary>
    public int Criticality { get; init; } = 3;
    public bool InScope { get; init; } = true;
    public bool LoggingRequired { get; init; }
    /// <summary>The longest time without an event that is still normal; null when no logging is required.</summary>
    public TimeSpan? ExpectedInterval { get; init; }
    public bool AntimalwareRequired { get; init; }
    /// <summary>The dataset that its logs have as <c>event.dataset</c>, such as <c>cisco_asa.log</c>.</summary>
    public string LogDataset { get; init; } = "";
}

public enum AssetKind { Firewall, Ids, Server, Endpoint, Network, Application }
