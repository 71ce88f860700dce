using System.Data.Common;
using Isms.Monitor.Anomaly;
using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Api.Server.Stages;
using Isms.Monitor.Api.Server.Incidents;
using Isms.Monitor.Api.Server.Measuring;
using Isms.Monitor.Api.Server.Registering;
using Isms.Monitor.Api.Server.Settings;
using Isms.Monitor.Api.Server.Trials;
using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Enrich;
using Isms.Monitor.Ingest.Pipeline;
using Isms.Monitor.Ingest.Sources;
using Isms.Monitor.Registers;
using Isms.Monitor.Sigma;
using Isms.Monitor.Sigma.Correlate;
using Isms.Monitor.Sigma.Rules;
using Isms.Monitor.Store;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Evidence;
using Isms.Monitor.Store.Seal;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Server;

/// <summary>The program in its standalone form, without its console: sources to detection to store to incidents to measurements, over one data folder.</summary>
sealed class Standalone : IAsyncDisposable
{
    /// <summary>How far back alerts are read when the incidents' memory is rebuilt.</summary>
    const long RebuiltMicros = 8 * UnixMicros.Day;

    static readonly TimeSpan BetweenSealings = TimeSpan.FromMinutes(10);

    /// <summary>How often incidents take in what was stored: nobody watches a load, and each time every open one is written.</summary>
    static readonly TimeSpan WhileLoading = TimeSpan.FromSeconds(2);
    static readonly TimeSpan WhileLive = TimeSpan.FromMilliseconds(250);

    readonly MonitorSettings _settings;
    readonly CrashPoints _points;
    readonly TimeProvider _clock;
    readonly ReceivedClock _time;
    readonly AnomalyDetector _anomalies = new();
    readonly AlertQueue _alerts = new();
    readonly StoreEvidence _evidence;
    readonly RunLog _runs;
    readonly StateRuns _notes;
    volatile bool _applied = true;

    Standalone(MonitorSettings settings, TimeProvider clock, CrashPoints points, StoreOptions store)
    {
        (_settings, _clock, _points) = (settings, clock, points);
        _time = new ReceivedClock(clock);
        var (files, definitions) = Registry.Read(settings.Isms, clock);
        Rules = RuleFolder.Load(settings.Rules);
        Days = DayStore.Open(store, clock, points);
        State = StateStore.Open(settings.Data);
        Detector = new Detector(Rules, CorrelatorOptions.Live, _time);
        (_runs, _notes) = (new RunLog(Detector, _time, clock), new StateRuns(State));
        Records = new StateRecords(State, clock);
        Registers = new RegisterDesk(files, definitions, Records, clock);
        // The state answers at once: nothing waits here.
        Registers.LoadAsync(CancellationToken.None).GetAwaiter().GetResult();
        Book = new IncidentBook(State, Organisation, clock);
        Registers.Changed += now => Book.Use(now.Organisation);
        _evidence = new StoreEvidence(Days, Organisation, new IncidentTriage(State).ReadAsync, _notes) { Rules = Rules };
        Ledger = new TrialLedger(State);
        Trials = new TrialProgramme(Ledger, () => Organisation.Registers, Days, clock);
        Acting = ActingBasis.Load(settings.Isms, Catalogue, () => Organisation.Registers);
        Measuring = new MeasurementStage(Registers, _evidence.Naming, Records, State, clock)
        {
            Followed = new AfterMeasurement(Records, _evidence, State, new ClockKeeper(Records, Acting)).RunAsync,
        };
    }

    /// <summary>The registers, and where they are changed. What holds may be another object at each asking.</summary>
    public RegisterDesk Registers { get; }

    public Organisation Organisation => Registers.Now.Organisation;

    public KpiCatalogue Catalogue => Registers.Now.Catalogue;

    public RuleSet Rules { get; }

    public DayStore Days { get; }

    public StateStore State { get; }

    public Detector Detector { get; }

    public IncidentBook Book { get; }

    /// <summary>Its senders named by the registers that hold now.</summary>
    public StoreEvidence Evidence => _evidence.Naming(Organisation);

    public StateRecords Records { get; }

    public ActingBasis Acting { get; }

    public MeasurementStage Measuring { get; }

    /// <summary>What was sent as a trial.</summary>
    public TrialLedger Ledger { get; }

    public TrialProgramme Trials { get; }

    /// <summary>Tags of trials that nobody sent.</summary>
    public ForeignTags ForeignTags { get; } = new();

    /// <summary>The running pipeline; null before <see cref="RunAsync"/>.</summary>
    public IngestPipeline? Pipeline { get; private set; }

    /// <summary>Told of what is wrong and tried again by itself, as <c>ISMSnnnn problem. remedy.</c>; must not block.</summary>
    public Action<string> Reported { get; set; } = _ => { };

    /// <summary>Notices of formats that changed, newest last, bounded.</summary>
    public NoticeBoard Notices { get; } = new();

    /// <summary>Nothing is on its way between the sources and the incidents.</summary>
    public bool IsSettled => Pipeline is { InFlight: 0 } && _alerts.IsEmpty && _applied;

    /// <exception cref="SettingsException">Registers, KPIs or rules cannot be used.</exception>
    /// <exception cref="StoreException">The data folder cannot be used.</exception>
    public static Standalone Open(MonitorSettings settings, TimeProvider clock, CrashPoints? points = null, StoreOptions? store = null) => new(settings, clock, points ?? CrashPoints.None, store ?? StoreOf(settings));

    /// <summary>Runs until all sources end (a finite load) or <paramref name="stop"/>.</summary>
    /// <param name="sources">What to read; made with <see cref="Positions"/>.</param>
    /// <param name="isFinite">The input ends: windows are closed at its end, and time follows the data alone.</param>
    /// <param name="stop">Take nothing new, store what was taken, save the state.</param>
    /// <param name="abort">End now.</param>
    public async Task RunAsync(IReadOnlyList<ISource> sources, bool isFinite, CancellationToken stop, CancellationToken abort)
    {
        var state = new DetectionState(_settings.Data);
        var marks = await Recovery.RunAsync(state, Days, Detector, _anomalies, abort);
        await RebuildAsync(abort);
        await RuleRecord.KeepAsync(Detector, Records, abort);
        using var stage = new DetectionStage(Detector, _anomalies, _time, state, marks, _points, new SnapshotPace(_clock)) { Flags = _settings.IsDemo ? happened => EventFlags.Demo | SeedOf(happened) : SeedOf };
        using var pipeline = Pipeline = new IngestPipeline(Options(isFinite), sources, stage.ConsumeAsync, _clock);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(abort);
        var storing = new StoreSink(Days) { Failed = isFinite ? null : (failure, gone) => PauseAsync(failure.Message, gone) }.RunAsync(stage.Units, unit => Stored(stage, unit), abort);
        var incidents = IncidentsAsync(isFinite ? WhileLoading : WhileLive, ended.Token);
        var ticking = isFinite ? Task.CompletedTask : TickAsync(stage, pipeline, ended.Token);
        var keeping = isFinite ? Task.CompletedTask : KeepAsync(ended.Token);
        try
        {
            var reading = pipeline.RunAsync(stop, abort);
            if (await Task.WhenAny(reading, storing) == storing) await storing;
            await reading;
            await stage.CompleteAsync(isFinite, abort);
            await storing;
        }
        finally
        {
            await ended.CancelAsync();
            await Task.WhenAll(ticking, incidents, keeping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Book.Apply(_alerts.Take());
            Note(pipeline, isLast: true);
        }
    }

    /// <summary>The store as the settings want it.</summary>
    static StoreOptions StoreOf(MonitorSettings settings) => new() { Folder = settings.Data, RetentionDays = settings.RetentionDays, RetentionBytes = settings.RetentionBytes, MemoryMebibytes = settings.StoreMemoryMebibytes };

    /// <summary>How far each source is stored, for making the sources.</summary>
    public StoredPositions Positions() => new(Days.Positions);

    public ValueTask DisposeAsync()
    {
        Measuring.Dispose();
        Registers.Dispose();
        Days.Dispose();
        State.Dispose();
        return ValueTask.CompletedTask;
    }

    async Task RebuildAsync(CancellationToken abort)
    {
        var newest = await Days.Reader.NewestReceivedAsync(abort) ?? 0;
        Book.Rebuild(await Days.Reader.AlertsAsync(new AlertFilter { ReceivedFromMicros = newest - RebuiltMicros, Limit = int.MaxValue }, abort));
    }

    PipelineOptions Options(bool isFinite)
    {
        var databases = _settings.Geo.Select(path => GeoDatabase.Open(path, out var error) ?? throw new SettingsException(error!)).ToList();
        return new PipelineOptions
        {
            Workers = _settings.Workers,
            Enrichment = () => [new CurrentEnricher(() => Organisation, databases).Enrich, new TrialMark(Ledger, ForeignTags).Enrich],
            RetriesSources = !isFinite,
            Noticed = Notices.Add,
            Reported = report => Reported($"{report.Source}: {report.Text}"),
        };
    }

    static EventFlags SeedOf(EcsEvent happened) => happened.Trial == 0 ? EventFlags.None : EventFlags.Seed;

    void Stored(DetectionStage stage, CommitUnit unit)
    {
        _alerts.Add(unit.Alerts);
        _runs.Stored(unit);
        stage.Stored(unit);
    }

    /// <summary>Puts on record that the program ran. What cannot be written counts as time that it did not.</summary>
    void Note(IngestPipeline pipeline, bool isLast)
    {
        try
        {
            if (_runs.Take(() => pipeline.Status, isLast) is { } run) _notes.Write(run);
        }
        catch (DbException failed)
        {
            Reported($"ISMS5031 the run could not be noted: {failed.Message} Detection goes on; KPIs on it miss this time. Free disk space.");
        }
    }

    /// <summary>Incidents follow the stored alerts at their own pace: what a crash takes from them is made good by the rebuild.</summary>
    async Task IncidentsAsync(TimeSpan pause, CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            _applied = false;
            try
            {
                Book.Apply(_alerts.Take());
            }
            catch (Exception failed) when (failed is DbException or IOException)
            {
                await PauseAsync($"ISMS5030 incidents could not be stored: {failed.Message} It is tried again by itself.", ended);
                continue;
            }
            _applied = true;
            await Task.Delay(pause, _clock, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Says what is wrong, and leaves somebody time to mend it. Meanwhile the sources wait.</summary>
    async Task PauseAsync(string problem, CancellationToken gone)
    {
        Reported(problem);
        await Task.Delay(TimeSpan.FromSeconds(5), _clock, gone);
    }

    /// <summary>Seals days that are over and deletes the oldest when time or space is.</summary>
    async Task KeepAsync(CancellationToken ended)
    {
        var sealer = new Sealer(Days);
        while (!ended.IsCancellationRequested)
        {
            await Task.Delay(BetweenSealings, _clock, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await sealer.SealAsync(ended);
                await sealer.RetainAsync(ended);
            }
            catch (Exception failed) when (failed is IOException or OperationCanceledException)
            {
                if (!ended.IsCancellationRequested) Reported(failed.Message);
            }
        }
    }

    async Task TickAsync(DetectionStage stage, IngestPipeline pipeline, CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), _clock, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ended.IsCancellationRequested) return;
            await stage.TickAsync(pipeline.InFlight == 0 && pipeline.Status.All(source => source.Backlog is null or 0), ended);
            Note(pipeline, isLast: false);
        }
    }
}
