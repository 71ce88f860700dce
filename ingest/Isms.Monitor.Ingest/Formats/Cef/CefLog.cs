using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats.Syslog;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Cef;

/// <summary>Common Event Format: <c>CEF:0|vendor|product|version|id|name|severity|key=value …</c>, with or without a syslog header.</summary>
/// <remarks>Source: ArcSight Common Event Format Implementation Standard, version 25.</remarks>
public sealed class CefLog : ILogFormat
{
    const int MarkWithin = 512;

    static readonly FieldId NameField = FieldTable.Get("cef.name");
    static readonly FieldId SeverityField = FieldTable.Get("cef.severity");
    static readonly FieldId VersionField = FieldTable.Get("cef.version");

    readonly VendorFields _others = new("cef.extensions.");
    readonly CefSources _sources = new();

    public string Name => "cef";

    public string Vendor => "";

    public string Product => "";

    public string Dataset => "cef.log";

    public int Recognise(ReadOnlySpan<byte> frame) => MarkIn(frame) >= 0 ? 98 : 0;

    public ParseError? Parse(EcsEvent into, FormatContext context)
    {
        var mark = MarkIn(into.Original);
        if (mark < 0) return new ParseError(0, "CEF:0|");
        var before = new FieldCursor(into.Original[..mark]);
        var header = SyslogHeader.ReadToTag(ref before, context);
        header.Write(into, context);
        var at = new FieldCursor(into.Original.TrimEnd(" \r\n"u8));
        at.Skip(mark + 4);
        if (WriteHeader(ref at, into) is { } error) return error;
        into.Add(Ecs.EventKind, "event"u8);
        if (ReadExtensions(ref at, into, context) is { } wrong) return wrong;
        if (header.Host.Length > 0) into.SetIfMissing(Ecs.ObserverHostname, header.Host);
        if (into.TryGet(NameField, out var name)) into.SetIfMissing(Ecs.Message, name);
        return null;
    }

    static int MarkIn(ReadOnlySpan<byte> frame)
    {
        var mark = frame[..Math.Min(frame.Length, MarkWithin)].IndexOf("CEF:"u8);
        return mark >= 0 && mark + 5 < frame.Length && frame[mark + 4] is (byte)'0' or (byte)'1' && frame[mark + 5] is (byte)'|' or (byte)'.' ? mark : -1;
    }

    ParseError? WriteHeader(ref FieldCursor at, EcsEvent into)
    {
        if (!TryColumn(ref at, into, out var version)) return at.Error("a version and |");
        if (!TryColumn(ref at, into, out var vendor)) return at.Error("a device vendor and |");
        if (!TryColumn(ref at, into, out var product)) return at.Error("a device product and |");
        if (!TryColumn(ref at, into, out var productVersion)) return at.Error("a device version and |");
        if (!TryColumn(ref at, into, out var id)) return at.Error("an event class id and |");
        if (!TryColumn(ref at, into, out var name)) return at.Error("a name and |");
        if (!TryColumn(ref at, into, out var severity)) return at.Error("a severity and |");
        AddText(into, VersionField, version);
        AddText(into, Ecs.ObserverVendor, vendor);
        AddText(into, Ecs.ObserverProduct, product);
        AddText(into, Ecs.ObserverVersion, productVersion);
        AddText(into, Ecs.EventCode, id);
        AddText(into, NameField, name);
        AddText(into, SeverityField, severity);
        if (SeverityOf(severity) is { Length: > 0 } number) into.Add(Ecs.EventSeverity, number, ValueKind.Number);
        into.LogSource = _sources.Find(vendor, product);
        return null;
    }

    static void AddText(EcsEvent into, FieldId field, ReadOnlySpan<byte> text)
    {
        if (text.Length > 0) into.Add(field, text);
    }

    /// <summary>0 to 10, or the least number of what a word means.</summary>
    static ReadOnlySpan<byte> SeverityOf(ReadOnlySpan<byte> text)
    {
        if (Address.IsNumber(text) && text.Length < 3) return text;
        return (text.Length == 0 ? 0 : text[0] | 0x20) switch
        {
            'l' or 'u' => "0"u8,
            'm' => "4"u8,
            'h' => "7"u8,
            'v' => "9"u8,
            _ => default,
        };
    }

    /// <summary>A column of the header; <c>\|</c> and <c>\\</c> stand for themselves.</summary>
    static bool TryColumn(ref FieldCursor at, EcsEvent into, out ReadOnlySpan<byte> column)
    {
        var rest = at.Rest;
        var end = 0;
        var isEscaped = false;
        while (end < rest.Length && rest[end] != '|')
        {
            isEscaped |= rest[end] == '\\';
            end += rest[end] == '\\' ? 2 : 1;
        }
        column = default;
        if (end >= rest.Length) return false;
        column = isEscaped ? CefText.Unescape(rest[..end], into) : rest[..end];
        at.Skip(end + 1);
        return true;
    }

    ParseError? ReadExtensions(ref FieldCursor at, EcsEvent into, FormatContext context)
    {
        at.SkipBlanks();
        while (!at.AtEnd)
        {
            var equals = CefText.NextEquals(at.Rest);
            if (equals <= 0) return at.Error("key=value");
            var key = at.Rest[..equals];
            if (key.Contains((byte)' ')) return at.Error("a key without blanks");
            at.Skip(equals + 1);
            var value = CefText.TakeValue(ref at, into);
            if (value.Length == 0) continue;
            if (CefKeys.Table.TryGet(key, out var write)) write(into, value, context);
            else if (_others.TryGet(key, out var field)) into.Add(field, value);
        }
        return null;
    }
}
