namespace Isms.Monitor.Ingest.Formats.Fortinet;

/// <summary>Values that only make sense together with others; parts of the frame.</summary>
ref struct FortiGateFacts
{
    public ReadOnlySpan<byte> Date;
    public ReadOnlySpan<byte> Time;
    public ReadOnlySpan<byte> Zone;
    public ReadOnlySpan<byte> EventTime;
    public ReadOnlySpan<byte> Type;
    public ReadOnlySpan<byte> Subtype;
    public ReadOnlySpan<byte> EventType;
    public ReadOnlySpan<byte> Action;
    public ReadOnlySpan<byte> UtmAction;
    public ReadOnlySpan<byte> Status;
    public ReadOnlySpan<byte> Duration;
    public ReadOnlySpan<byte> SentBytes;
    public ReadOnlySpan<byte> ReceivedBytes;
    public ReadOnlySpan<byte> SentPackets;
    public ReadOnlySpan<byte> ReceivedPackets;
    public ReadOnlySpan<byte> Direction;
    public ReadOnlySpan<byte> SourceRole;
    public ReadOnlySpan<byte> DestinationRole;
    public ReadOnlySpan<byte> Url;
    public ReadOnlySpan<byte> User;
    public ReadOnlySpan<byte> LocalIp;
    public ReadOnlySpan<byte> LocalPort;
    public ReadOnlySpan<byte> RemoteIp;
    public ReadOnlySpan<byte> RemotePort;
}
