using System.Text;
using Isms.Monitor.Controls.Measures;
using Isms.Monitor.Controls.Packages;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;
using Isms.Monitor.Incidents;

namespace Isms.Monitor.Controls.Tests.Packages;

/// <summary>A package of three denied connections, and hands that change it.</summary>
static class Packed
{
    public static readonly long Start = UnixMicros.From(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    public static readonly IReadOnlyList<CustodyEntry> Custody =
        [new(Start + UnixMicros.Hour, "anna.berg", "issued"), new(Start + 2 * UnixMicros.Hour, "auditor", "downloaded"), new(Start + 3 * UnixMicros.Hour, "auditor", "downloaded")];

    public static PackagedEvent Event(int number, byte[]? line = null)
    {
        var happened = new EcsEvent();
        happened.Begin(line ?? Encoding.UTF8.GetBytes($"Deny tcp src outside:203.0.113.{number}/40000 dst inside:192.0.2.10/22"));
        (happened.ReceivedMicros, happened.TimestampMicros, happened.Offset) = (Start + number * UnixMicros.Second, Start + number * UnixMicros.Second, number);
        happened.Id = EventId.Of(happened.ReceivedMicros, 7, number);
        happened.SetText(Ecs.SourceIp, $"203.0.113.{number}");
        happened.SetText(Ecs.EventAction, "denied");
        return PackagedEvent.Of(happened, "syslog-udp", []);
    }

    public static Alert Alert(IEnumerable<PackagedEvent> events, long count) => new()
    {
        Id = "00000000000000000000000000000001", Revision = 1, Rule = new RuleInfo("rule-1", "Denied", Level.High, RuleKind.Sigma, "1", ["A.8.20"], [], []), GroupKey = "203.0.113.1",
        FirstMicros = Start, LastMicros = Start + UnixMicros.Minute, ReceivedMicros = Start, Count = count,
        Entities = new Dictionary<string, IReadOnlyList<string>> { ["source.ip"] = ["203.0.113.1"] },
        Events = [.. events.Select(one => EventId.TryParse(one.Id, out var id) ? id : default)], Reason = "denied",
    };

    public static PackageContents Contents()
    {
        List<PackagedEvent> events = [Event(3), Event(1), Event(2)];
        var alert = Alert(events, 300);
        var machine = new MachinePart
        {
            Id = "0000000000000000000000000000000a", Title = "Denied connections", Reason = "denied", Severity = Level.High, SeverityReasons = [], Policy = "test", Alerts = [alert],
            Entities = alert.Entities, Assets = [], Controls = [], Risks = [], FirstMicros = Start, LastMicros = Start, DetectedMicros = Start, AcknowledgeDueMicros = Start, ResolveDueMicros = Start,
        };
        return new PackageContents
        {
            Kind = PackageKind.Incident, Subject = machine.Id, Title = machine.Title, FromMicros = Start, ToMicros = Start + UnixMicros.Hour,
            Incidents = [new Incident { Machine = machine }], Alerts = [alert], Events = events,
            History = [new HistoryEntry(machine.Id, 2, Start, "anna.berg", "acknowledge", "state", "new", "acknowledged", null)],
            Records = [new PackagedRecord("timeline", machine.Id, 1, Start, "anna.berg", "", """{"id":"0000000000000000000000000000000a"}""")],
            Queries = [new PackagedQuery(alert.Id, "source.ip:203.0.113.1", Start, Start + UnixMicros.Hour)],
        };
    }

    public static PackageContents OfControl() => Contents() with
    {
        Kind = PackageKind.Control, Subject = "A.8.20", Title = "Networks security", History = [], Records = [],
        Control = new PackagedControl("A.8.20", "Networks security", "role-network", true, "", ["VIS-01"], [], []),
        Samples = [Sample("VIS-01", 9, 10), Sample("VIS-03", 99, 100)],
    };

    public static Sample Sample(string kpi, double numerator, double denominator) => new()
    {
        Kpi = kpi, DefinitionVersion = "1", Numerator = numerator, Denominator = denominator, N = denominator, FromMicros = Start, ToMicros = Start + UnixMicros.Hour,
        ComputedAtMicros = Start, FreshestMicros = Start, Query = "sources / sources", QueryHash = Canonical.Hash.OfText("sources / sources"),
    };

    public static List<PackageEntry> Entries(PackageContents? contents = null)
    {
        using var file = new MemoryStream(Bytes(contents));
        return [.. PackageZip.Read(file)];
    }

    public static byte[] Bytes(PackageContents? contents = null)
    {
        using var file = new MemoryStream();
        EvidencePack.Of(contents ?? Contents()).Write(file, Custody);
        return file.ToArray();
    }

    public static PackageReport Check(IEnumerable<PackageEntry> entries, Func<PackagedEvent, string?>? again = null, string? expected = null)
    {
        using var file = new MemoryStream();
        PackageZip.Write(file, entries);
        file.Position = 0;
        return PackageCheck.Run(file, again, expected);
    }
}
