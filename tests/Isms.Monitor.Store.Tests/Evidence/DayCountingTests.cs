using System.Text;
using System.Text.Json;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Evidence;
using Isms.Monitor.Store.Seal;
using static Isms.Monitor.Store.Tests.Evidence.EvidenceStore;

namespace Isms.Monitor.Store.Tests.Evidence;

/// <summary>Several day files are counted by one statement; each gets the figures that it gets alone.</summary>
public sealed class DayCountingTests : IDisposable
{
    const long Day = UnixMicros.Day;
    const long First = Sample.Noon - Sample.Noon % Day;
    const int DaysStored = 4;

    static readonly string[] Addresses = ["10.0.0.1", "10.0.0.2", "10.90.0.7", "203.0.113.5"];

    readonly EvidenceStore _store = new();

    static CancellationToken Abort => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task Days_counted_together_come_to_what_each_comes_to_alone(int seed)
    {
        await FillAsync(new Random(seed));
        await SameAsync();
        _store.Clock.Now = Sample.NoonTime.AddDays(DaysStored);
        Assert.Equal(DaysStored, await new Sealer(_store.Days).SealAsync(Abort));
        await SameAsync();
    }

    [Fact]
    public async Task A_connection_of_the_next_day_decides_no_attack_of_this_one()
    {
        var midnight = First + Day;
        await _store.AddAsync([(midnight - UnixMicros.Second, Attack("203.0.113.9", "192.0.2.1", 443)), (midnight + UnixMicros.Second, Connection("edge", "203.0.113.9", "192.0.2.1", isDenied: true))]);
        var attack = Assert.Single((await Counting().CountAsync(Files(), Abort)).SelectMany(day => day.Attacks));
        Assert.Equal(Controls.Evidence.AttackFate.Unknown, attack.Fate);
    }

    async Task SameAsync()
    {
        var files = Files();
        Assert.Equal(DaysStored, files.Count);
        var together = await Counting().CountAsync(files, Abort);
        var shown = together.Select(Text).ToList();
        for (var day = 0; day < files.Count; day++)
        {
            Assert.Equal(Text(Assert.Single(await Counting().CountAsync([files[day]], Abort))), shown[day]);
            Assert.All([together[day].Hours.Count, together[day].Gaps.Count, together[day].Clocks.Count, together[day].Frames.Count, together[day].Antivirus.Count, together[day].Malware.Count,
                together[day].LogSources.Count, together[day].Entities.Count, together[day].RuleHits.Count, together[day].Zones.Count, together[day].Attacks.Count], count => Assert.NotEqual(0, count));
            // The last day has none, and its place stays its own.
            Assert.Equal(day < DaysStored - 1 ? 2 : 0, together[day].Alerts.Count);
        }
    }

    DayCounting Counting() => new(_store.Days.Options, new ReadCommand(_store.Days.Options, _store.Days.Clock, _store.Days.Duck, _store.Days.Catalog), NetworkEvidence.OwnRanges(EvidenceStore.Organisation));

    /// <summary>Without the file that takes the positions when the days are sealed.</summary>
    List<DayCatalog.Snapshot> Files()
    {
        var now = _store.Days.Catalog.Current;
        return [.. now.Open.Select(file => (file.Day, Files: new DayCatalog.Snapshot([file], []))).Concat(now.Sealed.GroupBy(entry => entry.Day).Select(day => (Day: day.Key, Files: new DayCatalog.Snapshot([], [.. day]))))
            .OrderBy(one => one.Day).Take(DaysStored).Select(one => one.Files)];
    }

    /// <summary>Every row of every figure; only the order of the rows is free.</summary>
    static string Text(DayEvidence day) => string.Join('\n', JsonSerializer.SerializeToElement(day).EnumerateObject()
        .SelectMany(figure => figure.Value.EnumerateArray().Select(row => $"{figure.Name} {row}").Order(StringComparer.Ordinal)));

    async Task FillAsync(Random random)
    {
        var events = new List<(long, Action<EcsEvent>)>();
        foreach (var at in Enumerable.Range(0, 800).Select(_ => First + random.NextInt64(DaysStored * Day)).Order())
        {
            var (source, number) = (Addresses[random.Next(Addresses.Length)], random.Next(3).ToString(System.Globalization.CultureInfo.InvariantCulture));
            events.Add((at, random.Next(4) switch
            {
                0 => Attack(source, "192.0.2.1", 443),
                1 => Infected(number),
                2 => next => { Text(next, "host.name", $"host-{number}"); next.Set(FieldTable.Get("antivirus.agent.live"), "true"u8, ValueKind.Boolean); },
                _ => Sourced(Connection("edge", source, "192.0.2.1", random.Next(2) == 0, 443, "office", "internet", "rule", number)),
            }));
        }
        await _store.AddAsync(events);
        for (var day = 0; day < DaysStored - 1; day++)
            await _store.AddAsync(Sample.Alert("every day", day + 1, Sample.Noon + day * Day), Sample.Alert($"of day {day}", 1, Sample.Noon + day * Day));
    }

    static Action<EcsEvent> Infected(string host) => next =>
    {
        Text(next, "event.category", "malware");
        Text(next, "host.name", $"host-{host}");
        Text(next, "rule.name", "Family");
        Text(next, "event.action", "quarantined");
    };

    static Action<EcsEvent> Sourced(Action<EcsEvent> fill) => next =>
    {
        fill(next);
        next.LogSource = LogSourceId.Get("cisco", "firewall", "asa");
    };

    static void Text(EcsEvent next, string field, string value) => next.Add(FieldTable.Get(field), Encoding.UTF8.GetBytes(value));
}
