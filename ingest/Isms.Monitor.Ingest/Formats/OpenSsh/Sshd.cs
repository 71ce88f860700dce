using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats.Syslog;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.OpenSsh;

/// <summary>The OpenSSH server through syslog, with the lines that PAM writes in its name.</summary>
/// <remarks>Source: auth.c, auth-pam.c, packet.c and session.c of OpenSSH portable; pam_unix of Linux-PAM.</remarks>
public sealed class Sshd : ILogFormat
{
    static readonly LogSourceId Source = LogSourceId.Get("linux", "authentication", "sshd");

    public string Name => "openssh";

    public string Vendor => "";

    public string Product => "";

    public string Dataset => "system.auth";

    public int Recognise(ReadOnlySpan<byte> frame)
    {
        var within = frame[..Math.Min(frame.Length, 200)];
        var name = within.IndexOf("sshd"u8);
        if (name < 0) return 0;
        var rest = within[(name + 4)..];
        if (rest.StartsWith("-session"u8)) rest = rest[8..];
        return rest is [(byte)'[', >= (byte)'0' and <= (byte)'9', ..] or [(byte)':', (byte)' ', ..] || (frame[0] == '<' && rest is [(byte)' ', ..]) ? 92 : 0;
    }

    public ParseError? Parse(EcsEvent into, FormatContext context)
    {
        var at = new FieldCursor(into.Original.TrimEnd(" \r\n"u8));
        var header = SyslogHeader.ReadToTag(ref at, context);
        header.ReadTag(ref at);
        if (!header.Appname.StartsWith("sshd"u8)) return at.Error("sshd as the program");
        header.WriteTimeAndPriority(into, context);
        SyslogContent.WriteHost(into, header);
        into.Add(Ecs.Message, at.Rest);
        into.Add(Ecs.EventKind, "event"u8);
        into.LogSource = Source;
        SshdMessages.Write(ref at, into);
        return null;
    }
}
