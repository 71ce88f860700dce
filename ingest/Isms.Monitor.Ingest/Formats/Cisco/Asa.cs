using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats.Syslog;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Cisco;

/// <summary>Cisco ASA, and the same messages of Firepower (FTD), PIX and the firewall module: <c>%ASA-6-302013: Built inbound TCP …</c>.</summary>
/// <remarks>The message number decides what the text looks like: <see cref="AsaMessages"/>. A number that is not there still gives an
/// event, with its text and the endpoints in it.</remarks>
public sealed class Asa : ILogFormat
{
    /// <summary>Headers are shorter; what comes later is somebody's text.</summary>
    const int MarkWithin = 256;

    static readonly LogSourceId Source = LogSourceId.Get("cisco", "firewall", "asa");
    static readonly ConstantFields Device = new ConstantFields().Add(Ecs.ObserverType, "firewall").Add(Ecs.EventKind, "event");

    public string Name => "cisco.asa";

    public string Vendor => "Cisco";

    public string Product => "asa";

    public string Dataset => "cisco_asa.log";

    public int Recognise(ReadOnlySpan<byte> frame) => MarkIn(frame, out _) >= 0 ? 100 : 0;

    public ParseError? Parse(EcsEvent into, FormatContext context)
    {
        var frame = into.Original;
        var mark = MarkIn(frame, out var length);
        if (mark < 0) return new ParseError(0, "a mark such as %ASA-6-302013:");
        AsaHeader.Write(into, frame[..mark], context);
        var at = new FieldCursor(frame);
        at.Skip(mark + length);
        if (!TryCode(ref at, out var severity, out var code)) return at.Error("a severity and a message number, such as 6-302013");
        Device.Write(into);
        into.Add(Ecs.EventSeverity, severity, ValueKind.Number);
        into.Add(Ecs.LogLevel, SyslogLevel.Cisco(severity[0]));
        into.Add(Ecs.EventCode, code);
        into.LogSource = Source;
        at.Take((byte)':');
        at.SkipBlanks();
        WriteMessage(ref at, into, code);
        return null;
    }

    static void WriteMessage(ref FieldCursor at, EcsEvent into, scoped ReadOnlySpan<byte> code)
    {
        var text = at.Rest.TrimEnd((byte)'\n');
        var message = AsaMessages.Find(Number(code));
        into.Add(Ecs.Message, text);
        if (message is not null)
        {
            message.Write(ref at, into);
            return;
        }
        AsaUnknown.Meaning.Write(into);
        AsaUnknown.WriteEndpoints(ref at, into);
    }

    static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits) number = number * 10 + (digit - '0');
        return number;
    }

    /// <summary>Where <c>%ASA-</c> or one of its kin stands, or -1.</summary>
    static int MarkIn(ReadOnlySpan<byte> frame, out int length)
    {
        var within = frame[..Math.Min(frame.Length, MarkWithin)];
        for (var from = 0; within[from..].IndexOf((byte)'%') is >= 0 and var percent; from += percent + 1)
        {
            var mark = within[(from + percent)..];
            length = mark.StartsWith("%ASA-"u8) || mark.StartsWith("%FTD-"u8) || mark.StartsWith("%PIX-"u8) ? 5 : mark.StartsWith("%FWSM-"u8) ? 6 : 0;
            if (length > 0) return from + percent;
        }
        length = 0;
        return -1;
    }

    /// <summary><c>6-302013</c>, or with a class before it: <c>session-6-106102</c>.</summary>
    static bool TryCode(ref FieldCursor at, out ReadOnlySpan<byte> severity, out ReadOnlySpan<byte> code)
    {
        severity = at.Digits();
        if (severity.Length == 0 && at.TryUntil((byte)'-', out _)) severity = at.Digits();
        code = default;
        if (severity.Length != 1 || !at.Take((byte)'-')) return false;
        code = at.Digits();
        return code.Length is > 0 and < 9;
    }
}
