namespace Isms.Monitor.Ingest.Formats.Windows;

/// <summary>How Windows spells a value, and so what has to be done to it.</summary>
enum WindowsValue
{
    Text,

    /// <summary>Decimal, or hexadecimal with <c>0x</c>.</summary>
    Number,

    /// <summary>An address; IPv4 perhaps mapped (<c>::ffff:192.0.2.1</c>).</summary>
    Address,

    /// <summary><c>DOMAIN\user</c>, <c>user@domain</c> or <c>user</c>.</summary>
    Account,

    /// <summary><c>CN=user,CN=Users,DC=example,DC=com</c>.</summary>
    DistinguishedName,

    /// <summary>The path of a program.</summary>
    Program,
    ParentProgram,

    /// <summary>The path of a file.</summary>
    File,

    /// <summary>The path of a file below a share.</summary>
    SharedFile,

    /// <summary>Defender: <c>file:_C:\x</c>, several with a semicolon between.</summary>
    ThreatPath,

    /// <summary><c>MD5=…,SHA256=…,IMPHASH=…</c>.</summary>
    Hashes,

    /// <summary>2 to 13: how the session was opened.</summary>
    LogonType,

    /// <summary>An IANA protocol number.</summary>
    Protocol,

    /// <summary><c>%%14592</c> inbound, <c>%%14593</c> outbound.</summary>
    Direction,

    /// <summary><c>true</c> when this host opened the connection.</summary>
    Initiated,

    /// <summary><c>HKLM\Software\…\Value</c>.</summary>
    RegistryPath,

    /// <summary><c>DWORD (0x00000001)</c> or text.</summary>
    RegistryData,

    /// <summary><c>type:  5 name;::ffff:192.0.2.1;</c>.</summary>
    DnsResults,
}
