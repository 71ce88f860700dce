using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Isms.Monitor.Benchmarks;

// generate KIND LINES FILE: input for whole-process.sh. Anything else is BenchmarkDotNet's.
if (args is ["generate", var kind, var lines, var file])
{
    LogGenerator.Write(kind, int.Parse(lines, System.Globalization.CultureInfo.InvariantCulture), file);
    return 0;
}
// kpis [RULES ISMS]: all KPIs over a year of a hundred million events.
if (args is ["kpis", ..])
{
    using var kpis = new KpiBenchmark(args.ElementAtOrDefault(1) ?? "detect/rules", args.ElementAtOrDefault(2) ?? "detect/isms", Console.Out);
    await kpis.RunAsync(CancellationToken.None);
    return 0;
}
// In this process: one build, and the settings that the program itself runs with.
var config = DefaultConfig.Instance
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(5).WithIterationCount(8))
    .AddDiagnoser(MemoryDiagnoser.Default);
BenchmarkSwitcher.FromAssembly(typeof(LogGenerator).Assembly).Run(args, config);
return 0;
