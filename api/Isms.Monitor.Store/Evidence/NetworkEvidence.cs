using System.Net;
using System.Net.Sockets;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Evidence;

/// <summary>From the rows of day files to what the KPIs on networks ask.</summary>
static class NetworkEvidence
{
    /// <summary>Ranges of the zones that the organisation controls.</summary>
    public static IReadOnlyList<AddressRange> OwnRanges(Organisation organisation)
    {
        var ranges = new List<AddressRange>();
        foreach (var network in organisation.Registers.Scope.Networks)
            if (organisation.Zone(network.Zone) is { Internal: true } && AddressRange.TryParseNetwork(network.Range.ToString(), out var range, out _)) ranges.Add(range);
        return ranges;
    }

    /// <summary>A narrower network may belong to strangers, so the zone of each address decides.</summary>
    public static IReadOnlyList<NetworkEntity> Entities(IEnumerable<DayEvidence> days, Organisation organisation, long from, long to)
    {
        var entities = new List<NetworkEntity>();
        foreach (var address in days.SelectMany(day => day.Entities).Where(one => one.LastMicros >= from && one.FirstMicros < to).GroupBy(one => one.Address, StringComparer.Ordinal))
        {
            if (organisation.ZoneByIp(address.Key) is not { Internal: true } zone || IsLocal(address.Key)) continue;
            entities.Add(new NetworkEntity(address.Key, zone.Id, organisation.AssetByIp(address.Key)?.Id, Math.Max(from, address.Min(one => one.FirstMicros)),
                Math.Min(to - 1, address.Max(one => one.LastMicros))));
        }
        return entities;
    }

    public static IReadOnlyList<FirewallRuleHits> RuleHits(IEnumerable<DayEvidence> days, Func<string, string> named, long from, long to) =>
    [
        .. days.SelectMany(day => day.RuleHits).Where(hit => hit.LastMicros >= from && hit.FirstMicros < to).GroupBy(hit => (Firewall: named(hit.Sender), hit.Name, hit.Number))
            .Select(rule => new FirewallRuleHits(rule.Key.Firewall, rule.Key.Name, rule.Key.Number, Math.Min(to - 1, rule.Max(hit => hit.LastMicros)), rule.Sum(hit => hit.Hits))),
    ];

    public static IReadOnlyList<ZoneFlow> ZoneFlows(IEnumerable<DayEvidence> days, Func<string, string> named, long from, long to) =>
    [
        .. days.SelectMany(day => day.Zones).Where(hour => hour.HourMicros + UnixMicros.Hour > from && hour.HourMicros < to).GroupBy(hour => (Firewall: named(hour.Sender), hour.From, hour.To))
            .Select(pair => new ZoneFlow(pair.Key.Firewall, pair.Key.From, pair.Key.To, pair.Sum(hour => hour.Allowed), pair.Sum(hour => hour.Denied))),
    ];

    /// <summary>Late events of a day may lie in another file: the day's rows become one, and what was let through decides.</summary>
    public static IReadOnlyList<BoundaryAttack> Attacks(IEnumerable<DayEvidence> days, long from, long to) =>
    [
        .. days.SelectMany(day => day.Attacks).Where(attack => attack.FirstMicros >= from && attack.FirstMicros < to)
            .GroupBy(attack => (attack.Inbound, attack.Source, attack.Target, attack.Signature, Day: attack.FirstMicros / UnixMicros.Day))
            .Select(attack => attack.First() with { FirstMicros = attack.Min(one => one.FirstMicros), Fate = Fate([.. attack.Select(one => one.Fate)]) }),
    ];

    static AttackFate Fate(List<AttackFate> fates) =>
        fates.Contains(AttackFate.Allowed) ? AttackFate.Allowed : fates.Contains(AttackFate.Blocked) ? AttackFate.Blocked : AttackFate.Unknown;

    static bool IsLocal(string address) => IPAddress.TryParse(address, out var ip)
        && (IPAddress.IsLoopback(ip) || ip.IsIPv6LinkLocal || (ip.AddressFamily == AddressFamily.InterNetwork && ip.GetAddressBytes() is [169, 254, ..]));
}
