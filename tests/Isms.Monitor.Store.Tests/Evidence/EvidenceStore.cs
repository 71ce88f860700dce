using System.Net;
using System.Text;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Model;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Evidence;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Store.Tests.Evidence;

/// <summary>A data folder that a test fills with events of its own, and the evidence of it.</summary>
sealed class EvidenceStore : IDisposable
{
    readonly TempFolder _folder = new();
    StateStore _state;
    long _offset;

    public EvidenceStore() => (Days, _state) = (Sample.Open(_folder, Clock), StateStore.Open(_folder));

    public FixedClock Clock { get; } = new(Sample.NoonTime);

    public DayStore Days { get; private set; }

    public StateRuns Runs => new(_state);

    public string Folder => _folder;

    public StoreEvidence Evidence => new(Days, Organisation, (_, _, _) => new((IReadOnlyList<TriageItem>)[]), Runs);

    public static Organisation Organisation { get; } = new(new RegisterSet
    {
        Scope = new Scope
        {
            Zones = [new Zone { Id = "office", Internal = true }, new Zone { Id = "guest" }, new Zone { Id = "internet" }],
            Networks =
            [
                new Network { Range = IPNetwork.Parse("0.0.0.0/0"), Zone = "internet" }, new Network { Range = IPNetwork.Parse("10.0.0.0/8"), Zone = "office" },
                new Network { Range = IPNetwork.Parse("127.0.0.0/8"), Zone = "office" }, new Network { Range = IPNetwork.Parse("10.90.0.0/24"), Zone = "guest" },
            ],
        },
        Assets = [new Asset { Id = "fw-01", Kind = AssetKind.Firewall, Hosts = ["edge"] }, new Asset { Id = "wks-01", Kind = AssetKind.Endpoint, Addresses = [IPNetwork.Parse("10.0.0.1/32")] }],
    });

    /// <summary>One event, received when it happened.</summary>
    public Task AddAsync(long micros, Action<EcsEvent> fill, EventFlags flags = EventFlags.None) => AddAsync([(micros, fill)], flags);

    public Task AddAsync(IReadOnlyList<(long Micros, Action<EcsEvent> Fill)> events, EventFlags flags = EventFlags.None)
    {
        var units = new List<CommitUnit>();
        foreach (var some in events.Chunk(EventBatch.Capacity))
        {
            var batch = new EventBatch { Position = new SourcePosition("file:a", 0, _offset + some.Length) };
            foreach (var (micros, fill) in some)
            {
                var next = batch.Add("x"u8);
                (next.Id, next.Offset, next.TimestampMicros, next.ReceivedMicros) = (EventId.Of(micros, 0, _offset), _offset++, micros, micros);
                next.Add(Ecs.EventKind, "event"u8);
                fill(next);
            }
            units.Add(new CommitUnit(batch, [], []) { Flags = _ => flags });
        }
        return Days.CommitAsync(units, TestContext.Current.CancellationToken);
    }

    public Task AddAsync(params Alert[] alerts) => Days.CommitAsync([new CommitUnit(null, [], alerts)], TestContext.Current.CancellationToken);

    /// <summary>Closes the folder and opens it again, as a start does.</summary>
    public void Reopen()
    {
        Days.Dispose();
        _state.Dispose();
        (Days, _state) = (Sample.Open(_folder, Clock), StateStore.Open(_folder));
    }

    public static Action<EcsEvent> Connection(string firewall, string source, string target, bool isDenied, int port = 443, string from = "", string to = "", string rule = "", string number = "") => next =>
    {
        Text(next, "observer.name", firewall);
        Text(next, "observer.type", "firewall");
        Text(next, "event.category", "network");
        Text(next, "event.type", "connection");
        Text(next, "event.type", isDenied ? "denied" : "allowed");
        Ends(next, source, target, port);
        if (from.Length > 0) Text(next, "source.zone", from);
        if (to.Length > 0) Text(next, "destination.zone", to);
        if (rule.Length > 0) Text(next, "rule.name", rule);
        if (number.Length > 0) Text(next, "rule.id", number);
    };

    public static Action<EcsEvent> Attack(string source, string target, int port, string direction = "inbound", string did = "allowed", int severity = 1) => next =>
    {
        next.Remove(Ecs.EventKind);
        Text(next, "event.kind", "alert");
        Text(next, "observer.name", "sensor");
        Text(next, "observer.type", "ids");
        Text(next, "event.category", "intrusion_detection");
        Text(next, "event.type", did);
        Text(next, "network.direction", direction);
        Text(next, "rule.name", "exploit");
        next.SetLong(Ecs.EventSeverity, severity);
        Ends(next, source, target, port);
    };

    public void Dispose()
    {
        Days.Dispose();
        _state.Dispose();
        _folder.Dispose();
    }

    static void Ends(EcsEvent next, string source, string target, int port)
    {
        next.Add(Ecs.SourceIp, Encoding.UTF8.GetBytes(source), ValueKind.Ip);
        next.SetLong(Ecs.SourcePort, 50_000);
        next.Add(Ecs.DestinationIp, Encoding.UTF8.GetBytes(target), ValueKind.Ip);
        next.SetLong(Ecs.DestinationPort, port);
    }

    static void Text(EcsEvent next, string field, string value) => next.Add(FieldTable.Get(field), Encoding.UTF8.GetBytes(value));
}
