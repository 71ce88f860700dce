using System.Net;

namespace Isms.Monitor.Registers.Model;

/// <summary>A part of the network with one level of trust.</summary>
public sealed record Zone : Entry
{
    public string Name { get; init; } = "";
    /// <summary>False for what the organisation does not control, such as the internet or a guest network.</summary>
    public bool Internal { get; init; }
}

/// <summary>An address range of a zone. The longest matching range decides.</summary>
public sealed record Network
{
    public required IPNetwork Range { get; init; }
    public required string Zone { get; init; }
    /// <summary>True when it is a part of a wider range of another zone on purpose; else the overlap is a finding.</summary>
    public bool Carved { get; init; }
    public Location At { get; init; }
}
