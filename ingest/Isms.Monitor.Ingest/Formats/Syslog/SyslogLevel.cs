namespace Isms.Monitor.Ingest.Formats.Syslog;

/// <summary>Names of severities 0 to 7 (RFC 5424 table 2).</summary>
static class SyslogLevel
{
    /// <summary>As Cisco's manuals spell them, for the digit as a character.</summary>
    public static ReadOnlySpan<byte> Cisco(byte digit) => digit switch
    {
        (byte)'0' => "emergency"u8,
        (byte)'1' => "alert"u8,
        (byte)'2' => "critical"u8,
        (byte)'3' => "error"u8,
        (byte)'4' => "warning"u8,
        (byte)'5' => "notification"u8,
        (byte)'6' => "informational"u8,
        _ => "debug"u8,
    };
}
