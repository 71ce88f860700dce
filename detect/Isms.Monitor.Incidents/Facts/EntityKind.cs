namespace Isms.Monitor.Incidents.Facts;

/// <summary>What two activities can have in common.</summary>
enum EntityKind : byte
{
    /// <summary>An address that is not one of our assets.</summary>
    Address,

    /// <summary>An asset of the register, or a host that the register does not know.</summary>
    Asset,
    User,

    /// <summary>A file's hash or the name of malware.</summary>
    File,
}
