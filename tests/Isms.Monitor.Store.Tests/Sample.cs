using System.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Days;

namespace Isms.Monitor.Store.Tests;

/// <summary>Test data, all from one place.</summary>
static class Sample
{
    /// <summary>2026-11-24T12:00:00Z.</summary>
    public const long Noon = 1_795_521_600_000_000;

    public static readonly DateTimeOffset NoonTime = UnixMicros.ToDateTimeOffset(Noon);

    public static readonly RuleInfo Rule = new("6f3c1d2e-0000-4000-8000-000000000001", "Denied connection", Level.Medium, RuleKind.Sigma, "v1",
        ["A.8.20"], ["T1110.001"], ["Look at the source."]);

    public static DayStore Open(string folder, TimeProvider? clock = null, CrashPoints? points = null) =>
        DayStore.Open(new StoreOptions { Folder = folder, MemoryMebibytes = 256 }, clock ?? new FixedClock(NoonTime), points);

    /// <summary>A batch of ASA-like events of one source, from an offset on, a millisecond apart.</summary>
    public static EventBatch Batch(string source, long firstOffset, int count, long receivedMicros = Noon, UInt128 origin = default)
    {
        var batch = new EventBatch { Position = new SourcePosition(source, origin, firstOffset + count) };
        for (var at = 0; at < count; at++) Asa(batch, firstOffset + at, receivedMicros + at * 1000, origin);
        return batch;
    }

    public static CommitUnit Unit(string source, long firstOffset, int count, long receivedMicros = Noon) =>
        new(Batch(source, firstOffset, count, receivedMicros), [], []);

    public static EcsEvent Asa(EventBatch into, long offset, long receivedMicros, UInt128 origin)
    {
        var line = Encoding.UTF8.GetBytes($"<166>Nov 24 2026 12:00:00 fw-01 : %ASA-4-106023: Deny tcp src outside:203.0.113.{offset % 250}/{1024 + offset % 60000} dst inside:10.1.2.3/443 by access-group \"outside_in\" [0x0, 0x0]");
        var next = into.Add(line);
        next.Id = EventId.Of(receivedMicros, origin, offset);
        next.Offset = offset;
        next.TimestampMicros = next.ReceivedMicros = receivedMicros;
        next.LogSource = LogSourceId.Get("cisco", "firewall", "asa");
        next.Add(Ecs.EventKind, "event"u8);
        next.Add(Ecs.EventCategory, "network"u8);
        next.Add(Ecs.EventType, "connection"u8);
        next.Add(Ecs.EventType, "denied"u8);
        next.Add(Ecs.EventAction, "firewall-rule"u8);
        next.Add(Ecs.EventCode, "106023"u8);
        next.Add(Ecs.EventDataset, "cisco_asa.log"u8);
        next.SetLong(Ecs.EventSeverity, 4);
        next.Add(Ecs.SourceIp, Encoding.UTF8.GetBytes($"203.0.113.{offset % 250}"), ValueKind.Ip);
        next.SetLong(Ecs.SourcePort, 1024 + offset % 60000);
        next.Add(Ecs.DestinationIp, "10.1.2.3"u8, ValueKind.Ip);
        next.SetLong(Ecs.DestinationPort, 443);
        next.Add(Ecs.NetworkTransport, "tcp"u8);
        next.Add(Ecs.ObserverVendor, "Cisco"u8);
        next.Add(Ecs.ObserverProduct, "asa"u8);
        next.Add(Ecs.HostName, "fw-01"u8);
        next.Add(FieldTable.Get("observer.ingress.interface.name"), "outside"u8);
        next.Add(FieldTable.Get("observer.egress.interface.name"), "inside"u8);
        next.Add(FieldTable.Get("cisco.asa.rule_name"), "outside_in"u8);
        return next;
    }

    public static Match Match(EcsEvent of, string source = "file:a") => new(of.Id, of.TimestampMicros, of.ReceivedMicros, Rule, source,
        new Dictionary<string, string[]> { ["source.ip"] = [of.Text(Ecs.SourceIp) ?? ""], ["user.name"] = ["jane \"x\""] });

    public static Alert Alert(string id, int revision, long receivedMicros = Noon) => new()
    {
        Id = id,
        Revision = revision,
        Rule = Rule,
        GroupKey = "203.0.113.7",
        FirstMicros = Noon,
        LastMicros = receivedMicros,
        ReceivedMicros = receivedMicros,
        Count = revision * 10,
        Entities = new Dictionary<string, IReadOnlyList<string>> { ["source.ip"] = ["203.0.113.7"] },
        Events = [EventId.Of(Noon, 1, 1)],
        Reason = "10 denied connections from 203.0.113.7 in a minute.",
    };
}
