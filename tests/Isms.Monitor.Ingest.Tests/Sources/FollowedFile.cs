using Isms.Monitor.Ingest.Sources.Files;

namespace Isms.Monitor.Ingest.Tests.Sources;

/// <summary>A file that is followed, with a store; the program can be ended at any step and started again.</summary>
sealed class FollowedFile : IDisposable
{
    readonly TestFolder _folder = new();
    FileSource? _source;
    SourceBench? _bench;
    int _rotations;

    public ManualClock Clock { get; } = new();

    public MemoryStore Store { get; } = new();

    public string Log => _folder.Path("app.log");

    public bool TakesReceivedTimes { get; init; }

    public SourceBench Bench
    {
        get
        {
            if (_bench is null) Start();
            return _bench!;
        }
    }

    public void Append(string text) => File.AppendAllText(Log, text);

    /// <summary>One step of the source; a second goes by.</summary>
    public async Task<FileStep> StepAsync()
    {
        var bench = Bench;
        var step = await _source!.StepAsync(bench.Output, CancellationToken.None);
        Clock.Advance(TimeSpan.FromSeconds(1));
        return step;
    }

    /// <summary>Steps until nothing more comes and the grace of a rotation is over.</summary>
    public async Task ReadAllAsync()
    {
        for (var idle = 0; idle < 5;) idle = await StepAsync() == FileStep.Idle ? idle + 1 : 0;
    }

    /// <summary>What is on its way is lost, the disk stays.</summary>
    public void Crash()
    {
        _source?.Dispose();
        (_source, _bench) = (null, null);
    }

    public async Task FinishAsync()
    {
        await ReadAllAsync();
        Bench.StoreAll(Store);
    }

    public void Rename()
    {
        File.Move(Log, $"{Log}.{++_rotations}");
        File.WriteAllText(Log, "");
    }

    public void CopyTruncate()
    {
        File.Copy(Log, $"{Log}.{++_rotations}");
        Truncate();
    }

    public void Truncate()
    {
        using var file = new FileStream(Log, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.SetLength(0);
    }

    public void Dispose()
    {
        _source?.Dispose();
        _bench?.Dispose();
        _folder.Dispose();
    }

    void Start()
    {
        _source = new FileSource(
            new FileSourceOptions { Path = Log, StateFolder = _folder.Path("state"), TakesReceivedTimes = TakesReceivedTimes }, Store.Positions, Clock);
        _source.Open();
        _bench = new SourceBench(_source, Clock);
    }
}
