using BenchmarkDotNet.Attributes;
using Isms.Monitor.Store;
using Isms.Monitor.Store.Days;

namespace Isms.Monitor.Benchmarks;

/// <summary>Commits of 16,384 parsed firewall lines into a day file, on disk; the time is that of one event.</summary>
public class StoreBenchmarks
{
    const int Events = 16_384;

    readonly string _folder = Directory.CreateTempSubdirectory("isms-benchmark-").FullName;
    readonly ParsedLogs _logs = new();
    readonly LogGenerator _lines = new(1);
    DayStore _store = null!;
    CommitUnit[] _units = [];
    long _offset;

    [Params("asa")]
    public string Kind { get; set; } = "";

    [GlobalSetup]
    public void Open() => _store = DayStore.Open(new StoreOptions { Folder = _folder }, TimeProvider.System);

    [IterationSetup]
    public void Read()
    {
        _units = [.. _logs.Batches(_lines.Lines(Kind, Events), _offset).Select(batch => new CommitUnit(batch, [], []))];
        _offset += Events;
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public void Commit() => _store.CommitAsync(_units, CancellationToken.None).GetAwaiter().GetResult();

    [GlobalCleanup]
    public void Close()
    {
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
