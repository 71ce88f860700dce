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
    static readonly SearchValues<byte> TagBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./"u8);
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
        SkipFacility(ref at);
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
            if (!IsTagEnd(rest, end)) return;
            Appname = rest[..end];
            end++;
        }
        at.Skip(end);
        at.SkipBlanks();
    }

    /// <summary>BusyBox writes <c>user.info</c> before the tag.</summary>
    static void SkipFacility(scoped ref FieldCursor at)
    {
        var rest = at.Rest;
        var end = rest.IndexOf((byte)' ');
        if (end is < 6 or > 14 || rest[0] is < (byte)'a' or > (byte)'z') return;
        var word = rest[..end];
        if (word.EndsWith(".info"u8) || word.EndsWith(".notice"u8) || word.EndsWith(".warn"u8) || word.EndsWith(".err"u8) || word.EndsWith(".debug"u8)
            || word.EndsWith(".crit"u8) || word.EndsWith(".alert"u8) || word.EndsWith(".emerg"u8)) at.Skip(end + 1);
    }

    /// <summary>A colon before a blank ends a tag; so does one before a letter, behind a name: <c>ASM:CEF:0|</c>, but not <c>http://</c>.</summary>
    static bool IsTagEnd(ReadOnlySpan<byte> text, int colon)
    {
        if (colon + 1 == text.Length || text[colon + 1] == ' ') return true;
        return char.IsAsciiLetter((char)text[colon + 1]) && text[..colon].IndexOfAnyExcept(TagBytes) < 0 && text[..colon].IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0;
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
        StructuredData = Elements(ref at);
        return true;
    }

    /// <summary>Structured data, or nothing for <c>-</c>; then the blank and the mark that say the message is UTF-8.</summary>
    static ReadOnlySpan<byte> Elements(scoped ref FieldCursor at)
    {
        var from = at.At;
        while (at.Peek == '[' && SkipElement(ref at))
        {
        }
        var elements = at.Taken[from..];
        if (elements.Length == 0) at.Take((byte)'-');
        at.Take((byte)' ');
        at.Take("\uFEFF"u8);
        return elements;
    }

    /// <summary>Reads a header of RFC 5424 and demands all of it; the cursor then stands at the message.</summary>
    public static ParseError? ReadRfc5424(scoped ref FieldCursor at, FormatContext context, out SyslogHeader header)
    {
        header = new SyslogHeader();
        if (!TryPriority(ref at, out header.Priority)) return at.Error("a priority from <0> to <191>");
        if (at.Digits() is not [> (byte)'0', ..] version || version.Length > 3 || !at.Take((byte)' ')) return at.Error("a version from 1 to 999");
        var start = at.At;
        if (!at.Take("- "u8))
        {
            if (!LogTime.TryIso(ref at, context, out header.TimestampMicros) || !IsRfc3339(at.Taken[start..]) || !at.Take((byte)' '))
                return new ParseError(start, "a time such as 2026-11-24T22:00:00.003Z, or -");
        }
        if (!TryToken(ref at, 255, out header.Host)) return at.Error("a host name of 1 to 255 printable bytes, or -");
        if (!TryToken(ref at, 48, out header.Appname)) return at.Error("a program name of 1 to 48 printable bytes, or -");
        if (!TryToken(ref at, 128, out header.Procid)) return at.Error("a process id of 1 to 128 printable bytes, or -");
        if (!TryToken(ref at, 32, out header.Msgid)) return at.Error("a message id of 1 to 32 printable bytes, or -");
        if (at.Peek is not ((byte)'-' or (byte)'[')) return at.Error("structured data, or -");
        var elements = at.At;
        header.StructuredData = Elements(ref at);
        if (at.At == elements) return at.Error("structured data whose brackets and quotes end");
        return at.AtEnd || IsBehindBlank(at.Taken) ? null : at.Error("a blank before the message");
    }

    static bool IsBehindBlank(ReadOnlySpan<byte> taken) => taken[^1] == ' ' || taken.EndsWith(" \uFEFF"u8);

    /// <summary>RFC 5424 section 6.2.3: capital T and Z, a zone, at most six digits of a second.</summary>
    static bool IsRfc3339(ReadOnlySpan<byte> time)
    {
        if (time.Length < 20 || time[10] != 'T') return false;
        var hasZone = time[^1] == 'Z' || (time[^6] is (byte)'+' or (byte)'-' && time[^3] == ':');
        var fraction = time[19] == '.' ? time.Length - 20 - (time[^1] == 'Z' ? 1 : 6) : 0;
        return hasZone && fraction <= 6 && (time[19] != '.' || fraction > 0);
    }

    static bool TryToken(scoped ref FieldCursor at, int longest, out ReadOnlySpan<byte> token)
    {
        var rest = at.Rest;
        var length = rest.IndexOf((byte)' ');
        token = length is 1 && rest[0] == '-' ? default : length > 0 ? rest[..length] : default;
        if (length <= 0 || length > longest || rest[..length].IndexOfAnyExceptInRange((byte)33, (byte)126) >= 0) return false;
        at.Skip(length + 1);
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
