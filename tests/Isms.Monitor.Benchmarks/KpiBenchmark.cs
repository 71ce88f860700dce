using System.Diagnostics;
using System.Globalization;
using System.Text;
using Isms.Monitor.Api.Server;
using Isms.Monitor.Api.Server.Incidents;
using Isms.Monitor.Controls;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Model;
using Isms.Monitor.Sigma.Rules;
using Isms.Monitor.Store;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Evidence;
using Isms.Monitor.Store.Seal;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Benchmarks;

/// <summary>All KPIs over a year of a hundred million events: how long one measurement takes after a start, and again.</summary>
/// <remarks>The folder has a sealed file for each of 366 days. What a day's hundred thousands of events come to is written as the store keeps it of
/// a sealed day; the file itself has one event. So counting a day is not in the figure, and reading it is.</remarks>
sealed class KpiBenchmark(string rules, string isms, TextWriter to) : IDisposable
{
    const int DaysStored = 366;
    const long Wanted = 100_000_000;
    const int Incidents = 1_500;
    const long Now = 1_795_521_600_000_000 - 1_795_521_600_000_000 % UnixMicros.Day;

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("isms-kpis-");
    readonly Random _random = new(7);
    readonly Standing _clock = new();

    sealed class Standing : TimeProvider
    {
        public long Micros { get; set; } = Now - DaysStored * UnixMicros.Day;

        public override DateTimeOffset GetUtcNow() => UnixMicros.ToDateTimeOffset(Micros);
    }

    public async Task RunAsync(CancellationToken abort)
    {
        var (organisation, catalogue) = Registry.Load(isms, new Fixed());
        await SealAsync(abort);
        using (var state = StateStore.Open(_folder.FullName)) await PeopleAsync(state, organisation, abort);
        using (var store = DayStore.Open(new StoreOptions { Folder = _folder.FullName, RetentionDays = 0 }, new Fixed())) Keep(store, organisation);
        await MeasureAsync(organisation, catalogue, abort);
    }

    sealed class Fixed : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => UnixMicros.ToDateTimeOffset(Now);
    }

    /// <summary>One day as it is sealed, and the same file under the name of every other day, each in the chain.</summary>
    async Task SealAsync(CancellationToken abort)
    {
        using (var store = DayStore.Open(new StoreOptions { Folder = _folder.FullName, RetentionDays = 0 }, _clock))
        {
            var batch = new EventBatch { Position = new SourcePosition("file:a", 0, 1) };
            var next = batch.Add(Encoding.UTF8.GetBytes("x"));
            (next.Id, next.TimestampMicros, next.ReceivedMicros) = (EventId.Of(_clock.Micros, 0, 0), _clock.Micros, _clock.Micros);
            await store.CommitAsync([new CommitUnit(batch, [], [])], abort);
            _clock.Micros += 2 * UnixMicros.Day;
            await new Sealer(store).SealAsync(abort);
        }
        var events = Path.Combine(_folder.FullName, "events");
        var manifest = Manifest.Open(events);
        var first = manifest.Present[0];
        var others = Enumerable.Range(1, DaysStored - 1).Select(n => first with
        {
            Day = first.Day.AddDays(n), File = $"{first.Day.AddDays(n):yyyy-MM-dd}.1.events.parquet", FirstMicros = first.FirstMicros + n * UnixMicros.Day, LastMicros = first.LastMicros + n * UnixMicros.Day,
        }).ToList();
        foreach (var other in others) File.Copy(Path.Combine(events, first.File), Path.Combine(events, other.File));
        manifest.Append(others);
    }

    /// <summary>Incidents from alerts, and what people put on record about them.</summary>
    async Task PeopleAsync(StateStore state, Organisation organisation, CancellationToken abort)
    {
        var book = new IncidentBook(state, organisation, new Fixed());
        book.Apply([.. Enumerable.Range(0, Incidents).Select(n => AlertOf(n))]);
        var (records, runs) = (new StateRecords(state, new Back()), new StateRuns(state));
        for (var n = 0; n < 500; n++)
        {
            await records.WriteAsync(new IncidentTimeline { Id = $"{n:x32}", Hours = 1, RootCause = "phishing" }, 0, "bench", "", abort);
            await records.WriteAsync(new StaffReport { Id = $"S-{n}", ReportedMicros = At(n, 500), What = "odd mail" }, 0, "bench", "", abort);
        }
        for (var from = Now - 30 * UnixMicros.Day; from < Now; from += 10 * UnixMicros.Minute) runs.Write(new RunPeriod
        {
            RunMicros = 1, FromMicros = from, ToMicros = from + 10 * UnixMicros.Minute, RuleSet = "v1", Rules = 3000, Delays = [5, 1, 0, 0, 0, 0, 0], Sources = [new SourceFlow("udp", 1900, 1900, 0, 0, 0)],
        });
        await records.WriteAsync(new RuleSetLoaded { Id = "v1", Rules = [.. Enumerable.Range(0, 3000).Select(n => new LoadedRule($"rule-{n}", "Rule", true))] }, 0, "bench", "", abort);
    }

    sealed class Back : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => UnixMicros.ToDateTimeOffset(Now - UnixMicros.Hour);
    }

    static long At(int n, int of) => Now - (n + 1) * (360L * UnixMicros.Day / of);

    static Alert AlertOf(int n)
    {
        var at = At(n, Incidents);
        return new Alert
        {
            Id = $"{n:x32}", Revision = 1, GroupKey = $"{n}", FirstMicros = at, LastMicros = at, ReceivedMicros = at, Count = 1, Events = [], Reason = "bench", Ended = true,
            Rule = new RuleInfo($"rule-{n % 900}", "Rule", Level.High, RuleKind.Sigma, "v1", ["A.8.16"], ["T1110"], []),
            Entities = new Dictionary<string, IReadOnlyList<string>> { ["source.ip"] = [$"203.0.113.{n % 250}"], ["host.name"] = [$"host-{n}"] },
        };
    }

    /// <summary>Writes the figures of each day as they are kept of a sealed one.</summary>
    void Keep(DayStore store, Organisation organisation)
    {
        var own = NetworkEvidence.OwnRanges(organisation);
        var cache = new DayEvidenceCache(store.Options, own);
        foreach (var part in store.Catalog.Current.Sealed.GroupBy(entry => (entry.Day, entry.Part)))
            cache.Keep($"{part.Key.Day:yyyy-MM-dd}.{part.Key.Part}", cache.Stamp(part), Year(part.Key.Day, organisation));
    }

    DayEvidence Year(DateOnly day, Organisation organisation)
    {
        var start = UnixMicros.From(new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)));
        var senders = organisation.Registers.Assets.Where(asset => asset is { InScope: true, LoggingRequired: true }).Select(asset => asset.Id).ToList();
        var each = Wanted / DaysStored / 24 / senders.Count + 1;
        var firewalls = organisation.Registers.Assets.Where(asset => asset.Kind == AssetKind.Firewall).Select(asset => asset.Id).ToList();
        var hours = Enumerable.Range(0, 24).Select(hour => start + hour * UnixMicros.Hour).ToList();
        return new DayEvidence(
            [.. senders.SelectMany(sender => hours.Select(hour => new SourceHour(sender, hour, each, 0, 0, hour + UnixMicros.Second, hour + UnixMicros.Hour - UnixMicros.Second)))],
            [.. senders.SelectMany(sender => hours.Take(4).Select(hour => new SourceGap(sender, hour, hour + 2 * UnixMicros.Minute)))],
            [.. senders.SelectMany(sender => hours.Select(hour => new ClockHour(sender, hour, each, UnixMicros.Second, UnixMicros.Second, 0)))],
            [.. hours.SelectMany(hour => firewalls.Select(firewall => new FrameHour($"{firewall}.log", hour, each, 0)))],
            [.. senders.Select(sender => new AntivirusStatus(sender, start + 20 * UnixMicros.Hour, true, start))],
            [.. Enumerable.Range(0, 5).Select(n => new MalwareDay("Family", $"host-{n}", start, "quarantined", "success", 3, false))],
            [new LogSourceDay("cisco/firewall/asa", start, start + UnixMicros.Day - 1)],
            [.. Enumerable.Range(0, 300).Select(n => new RaisedAlert($"{day:yyyyMMdd}{n}", $"rule-{n}", "medium", start + n * UnixMicros.Minute, n < 20 ? _random.NextDouble() * 20 : null))],
            [.. Enumerable.Range(1, 200).Select(n => new EntityDay($"10.20.0.{n}", start, start + UnixMicros.Hour))],
            [.. firewalls.SelectMany(firewall => Enumerable.Range(0, 40).Select(n => new RuleHitsDay(firewall, $"rule-{n}", $"{n}", start, start + UnixMicros.Hour, 100)))],
            [.. firewalls.SelectMany(firewall => hours.SelectMany(hour => Enumerable.Range(0, 4).Select(n => new ZoneHour(firewall, "office", n == 0 ? "server" : "internet", hour, 90, 10))))],
            [.. Enumerable.Range(0, 20).Select(n => new BoundaryAttack(true, "203.0.113.9", $"192.0.2.{n}", "exploit", start + n, AttackFate.Blocked))]);
    }

    async Task MeasureAsync(Organisation organisation, KpiCatalogue catalogue, CancellationToken abort)
    {
        using var store = DayStore.Open(new StoreOptions { Folder = _folder.FullName, RetentionDays = 0 }, new Fixed());
        using var state = StateStore.Open(_folder.FullName);
        var evidence = new StoreEvidence(store, organisation, new IncidentTriage(state).ReadAsync, new StateRuns(state)) { Rules = RuleSet.Load(rules) };
        var programme = new MeasurementProgramme(catalogue, organisation.Registers, evidence, new StateRecords(state, new Fixed()));
        foreach (var name in new[] { "after a start", "again" })
        {
            var began = Stopwatch.GetTimestamp();
            var measurement = await programme.MeasureAsync(Now, abort);
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{measurement.Samples.Count} KPIs {name}: {seconds:0.00} s, {measurement.Kpis.Count(kpi => kpi.State != State.NotMeasured)} with a figure, hash {measurement.Hash[..8]}"));
        }
        var events = (await evidence.SourceHoursAsync(Now - 400 * UnixMicros.Day, Now, abort)).Sum(hour => hour.Events);
        var incidents = (await evidence.TriageAsync(0, Now, abort)).Count;
        var megabytes = Directory.EnumerateFiles(Path.Combine(_folder.FullName, "evidence")).Sum(file => new FileInfo(file).Length) / 1e6;
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"events {events:N0} in {DaysStored} days, incidents {incidents:N0}, aggregates on disk {megabytes:0.0} MB, memory {Environment.WorkingSet / 1e6:0} MB"));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
