using BenchmarkDotNet.Attributes;
using Isms.Monitor.Events;

namespace Isms.Monitor.Benchmarks;

/// <summary>Frame to normalised event on one thread; the time is that of one line.</summary>
public class ParseBenchmarks
{
    const int Lines = 10_000;

    readonly ParsedLogs _logs = new();
    readonly EcsEvent _event = new();
    byte[][] _lines = [];

    [Params("asa", "netfilter", "eve")]
    public string Kind { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _lines = new LogGenerator(1).Lines(Kind, Lines);

    [Benchmark(OperationsPerInvoke = Lines)]
    public int Parse()
    {
        var read = 0;
        foreach (var line in _lines)
            if (_logs.Parse(_event, line)) read++;
        return read == Lines ? read : throw new InvalidOperationException($"{Lines - read} lines were not read.");
    }
}
