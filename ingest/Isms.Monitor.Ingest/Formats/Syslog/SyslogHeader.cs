using System.Buffers;
using System.Buffers.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Syslog;

/// <summary>The start of a line as syslog senders write it: priority, time, host, tag; each of them possibly absent. Reading it never
/// fails: what is not there stays empty.</summary>
/// <remarks>Sources: RFC 3164 section 4.1, RFC 5424 section 6.2, and what devices do to them (Cisco puts a colon behind the time,
/// rsyslog and journald write ISO 8601 times).</remarks>
ref struct SyslogHeader
{
    static readonly SearchValues<byte> AddressBytes = SearchValues.Create("0123456789.:"u8);

    /// <summary>0 to 191, or -1.</summary>
    public int Priority = -1;

    /// <summary>Of the header, in microseconds since 1970-01-01 UTC; 0 when it has none.</summary>
    public long TimestampMicros;
    public ReadOnlySpan<byte> Host;
    public ReadOnlySpan<byte> Appname;
    public ReadOnlySpan<byte> Procid;
    public ReadOnlySpan<byte> Msgid;
    public ReadOnlySpan<byte> StructuredData;

    public SyslogHeader()
    {
    }

    /// <summary>Reads priority, time and host. The cursor then stands at the tag or the content.</summary>
    public static SyslogHeader ReadToTag(scoped ref FieldCursor at, FormatContext context)
    {
        var header = new SyslogHeader();
        if (TryPriority(ref at, out header.Priority) && at.Rest is [(byte)'1', (byte)' ', ..] && header.TryRfc5424(ref at, context)) return header;
        header.ReadLoosely(ref at, context);
        return header;
    }

    /// <summary>Reads <c>sshd[123]:</c> or <c>kernel:</c>, and the blanks behind it, if that stands here.</summary>
    public void ReadTag(scoped ref FieldCursor at)
    {
        if (Appname.Length > 0) return;
        var rest = at.Rest;
        var end = rest.IndexOfAny((byte)':', (byte)'[', (byte)' ');
        if (end is <= 0 or > 64 || rest[end] == ' ') return;
        if (rest[end] == '[')
        {
            var close = rest[end..].IndexOf((byte)']');
            if (close < 0) return;
            Appname = rest[..end];
            Procid = rest.Slice(end + 1, close - 1);
            end += close + 1;
            if (end < rest.Length && rest[end] == ':') end++;
        }
        else
        {
            if (end + 1 < rest.Length && rest[end + 1] != ' ') return;
            Appname = rest[..end];
            end++;
        }
        at.Skip(end);
        at.SkipBlanks();
    }

    /// <summary>Writes <c>@timestamp</c> and the <c>log.syslog</c> fields; without a time the received one, else the reference, is taken.</summary>
    public readonly void Write(EcsEvent into, FormatContext context)
    {
        WriteTimeAndPriority(into, context);
        if (Host.Length > 0) into.Add(Ecs.LogSyslogHostname, Host);
        if (Appname.Length > 0) into.Add(Ecs.LogSyslogAppname, Appname);
        if (Procid.Length > 0) into.Add(Ecs.LogSyslogProcid, Procid);
        if (Msgid.Length > 0) into.Add(Ecs.LogSyslogMsgid, Msgid);
    }

    /// <summary>The part of <see cref="Write"/> for devices that have better fields for their names.</summary>
    public readonly void WriteTimeAndPriority(EcsEvent into, FormatContext context)
    {
        into.TimestampMicros = TimestampMicros != 0 ? TimestampMicros : into.ReceivedMicros != 0 ? into.ReceivedMicros : context.ReferenceMicros;
        if (Priority >= 0)
        {
            into.SetLong(Ecs.LogSyslogPriority, Priority);
            into.SetLong(Ecs.LogSyslogFacilityCode, Priority >> 3);
            into.SetLong(Ecs.LogSyslogSeverityCode, Priority & 7);
        }
    }

    /// <summary><c>&lt;0&gt;</c> to <c>&lt;191&gt;</c>, without leading zeros.</summary>
    public static bool TryPriority(scoped ref FieldCursor at, out int priority)
    {
        priority = -1;
        var rest = at.Rest;
        if (rest.Length < 3 || rest[0] != '<') return false;
        if (!Utf8Parser.TryParse(rest[1..], out int value, out var used) || used > 3 || value is < 0 or > 191) return false;
        if (rest.Length <= used + 1 || rest[used + 1] != '>') return false;
        priority = value;
        at.Skip(used + 2);
        return true;
    }

    void ReadLoosely(scoped ref FieldCursor at, FormatContext context)
    {
        at.SkipBlanks();
        at.Take((byte)':');
        at.Take((byte)'*');
        var hasTime = LogTime.TryMonthFirst(ref at, context, out TimestampMicros) || LogTime.TryIso(ref at, context, out TimestampMicros);
        if (hasTime) SkipZoneName(ref at);
        if (at.Take((byte)':')) at.SkipBlanks();
        at.SkipBlanks();
        if (hasTime || Priority >= 0) ReadHost(ref at);
    }

    /// <summary><c>Nov 24 22:00:00 UTC: %ASA-…</c>: a zone only where a colon follows, else it is a host.</summary>
    static void SkipZoneName(scoped ref FieldCursor at)
    {
        if (at.Rest is [(byte)' ', >= (byte)'A' and <= (byte)'Z', >= (byte)'A' and <= (byte)'Z', >= (byte)'A' and <= (byte)'Z', (byte)':', ..]) at.Skip(4);
        else if (at.Rest is [(byte)' ', >= (byte)'A' and <= (byte)'Z', >= (byte)'A' and <= (byte)'Z', >= (byte)'A' and <= (byte)'Z', >= (byte)'A' and <= (byte)'Z', (byte)':', ..]) at.Skip(5);
    }

    /// <summary>The next word is the host unless it looks like a tag or like content.</summary>
    void ReadHost(scoped ref FieldCursor at)
    {
        var rest = at.Rest;
        var end = rest.IndexOf((byte)' ');
        if (end <= 0 || end > 255 || rest[0] is (byte)'%' or (byte)'[' or (byte)'{') return;
        var word = rest[..end];
        if (word.IndexOfAny((byte)'[', (byte)'=', (byte)'|') >= 0) return;
        if (word[^1] == ':' && !IsAddress(word)) return;
        Host = word[^1] == ':' ? word[..^1] : word;
        at.Skip(end + 1);
        at.SkipBlanks();
        if (at.Take(": "u8)) at.SkipBlanks();
    }

    static bool IsAddress(ReadOnlySpan<byte> word) => word.IndexOfAnyExcept(AddressBytes) < 0 && word.IndexOf((byte)'.') > 0;

    bool TryRfc5424(scoped ref FieldCursor at, FormatContext context)
    {
        var start = at.At;
        at.Skip(2);
        if (!at.Take("- "u8) && (!LogTime.TryIso(ref at, context, out TimestampMicros) || !at.Take((byte)' ')))
        {
            at.Return(start);
            return false;
        }
        Host = Token(ref at);
        Appname = Token(ref at);
        Procid = Token(ref at);
        Msgid = Token(ref at);
        if (at.Take((byte)'-')) at.Take((byte)' ');
        else if (at.Peek == '[')
        {
            var from = at.At;
            while (at.Peek == '[' && SkipElement(ref at))
            {
            }
            StructuredData = at.Taken[from..];
            at.Take((byte)' ');
        }
        at.Take("\uFEFF"u8);
        return true;
    }

    static ReadOnlySpan<byte> Token(scoped ref FieldCursor at)
    {
        var word = at.Word();
        return word is [(byte)'-'] ? default : word;
    }

    /// <summary>Moves behind one <c>[id name="value" …]</c>; false, and no move, when it does not end.</summary>
    static bool SkipElement(scoped ref FieldCursor at)
    {
        var rest = at.Rest;
        var isQuoted = false;
        for (var i = 1; i < rest.Length; i++)
        {
            if (rest[i] == '\\' && isQuoted) i++;
            else if (rest[i] == '"') isQuoted = !isQuoted;
            else if (rest[i] == ']' && !isQuoted)
            {
                at.Skip(i + 1);
                return true;
            }
        }
        return false;
    }
}
