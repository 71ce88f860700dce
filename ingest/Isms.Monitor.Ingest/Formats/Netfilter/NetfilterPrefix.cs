using System.Buffers;
using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Netfilter;

/// <summary>The text of <c>--log-prefix</c>, the only place where a packet log says what was done: <c>[UFW BLOCK]</c>, <c>DROP_INPUT:</c>,
/// <c>Shorewall:net-fw:DROP:</c>, <c>FINAL_REJECT:</c>, <c>[wan-lan-default-D]</c>.</summary>
static class NetfilterPrefix
{
    static readonly SearchValues<byte> UptimeBytes = SearchValues.Create(" .0123456789"u8);
    static readonly FieldId Prefix = FieldTable.Get("iptables.prefix");

    public static void Write(EcsEvent into, ReadOnlySpan<byte> text)
    {
        text = WithoutUptime(text).Trim((byte)' ');
        if (text.Length == 0) return;
        into.Add(Prefix, text);
        if (text[0] == '[' && text.IndexOf((byte)']') is > 1 and var close) WriteBracketed(into, text[1..close]);
        else WriteVerdict(into, LastWord(text));
    }

    /// <summary>The kernel's seconds since the start: <c>[12345.678901]</c>.</summary>
    static ReadOnlySpan<byte> WithoutUptime(ReadOnlySpan<byte> text)
    {
        text = text.TrimStart((byte)' ');
        if (text.Length == 0 || text[0] != '[') return text;
        var close = text.IndexOf((byte)']');
        return close > 0 && text[1..close].IndexOfAnyExcept(UptimeBytes) < 0 ? text[(close + 1)..] : text;
    }

    static void WriteBracketed(EcsEvent into, ReadOnlySpan<byte> inner)
    {
        var last = inner.LastIndexOf((byte)'-');
        if (last > 0 && last == inner.Length - 2) WriteUbiquiti(into, inner[..last], inner[^1]);
        else WriteVerdict(into, LastWord(inner));
    }

    /// <summary>Rule set, rule number, and A, D or R; a set named after two zones names them.</summary>
    static void WriteUbiquiti(EcsEvent into, ReadOnlySpan<byte> rule, byte verdict)
    {
        if (verdict == 'A') WriteVerdict(into, "accept"u8);
        else if (verdict == 'D') WriteVerdict(into, "drop"u8);
        else if (verdict == 'R') WriteVerdict(into, "reject"u8);
        var dash = rule.LastIndexOf((byte)'-');
        if (dash <= 0) return;
        var set = rule[..dash];
        into.Add(Ecs.RuleName, set);
        into.Add(Ecs.RuleId, rule[(dash + 1)..]);
        var between = set.IndexOf((byte)'-');
        if (between <= 0 || set[(between + 1)..].Contains((byte)'-')) return;
        into.Add(Ecs.ObserverIngressZone, set[..between]);
        into.Add(Ecs.ObserverEgressZone, set[(between + 1)..]);
    }

    /// <summary>A word that names a verdict is the action, in lower case; any other word is only a prefix.</summary>
    static void WriteVerdict(EcsEvent into, ReadOnlySpan<byte> word)
    {
        Span<byte> lower = stackalloc byte[64];
        if (word.Length is 0 or > 64) return;
        for (var i = 0; i < word.Length; i++) lower[i] = word[i] is >= (byte)'A' and <= (byte)'Z' ? (byte)(word[i] | 0x20) : word[i];
        lower = lower[..word.Length];
        if (Has(lower, "drop"u8) || Has(lower, "block"u8) || Has(lower, "den"u8) || Has(lower, "reject"u8)) into.Add(Ecs.EventType, "denied"u8);
        else if (Has(lower, "acc"u8) || Has(lower, "allow"u8) || Has(lower, "permit"u8) || Has(lower, "pass"u8)) into.Add(Ecs.EventType, "allowed"u8);
        else return;
        into.Add(Ecs.EventAction, lower);
    }

    static bool Has(ReadOnlySpan<byte> word, ReadOnlySpan<byte> part) => word.IndexOf(part) >= 0;

    static ReadOnlySpan<byte> LastWord(ReadOnlySpan<byte> text)
    {
        text = text.TrimEnd(": "u8);
        return text[(text.LastIndexOfAny((byte)' ', (byte)':') + 1)..];
    }
}
