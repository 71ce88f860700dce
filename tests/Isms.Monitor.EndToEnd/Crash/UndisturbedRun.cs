using System.Diagnostics;

namespace Isms.Monitor.EndToEnd.Crash;

/// <summary>The run that nothing disturbs: what every other one must come to.</summary>
public sealed class UndisturbedRun : IAsyncLifetime
{
    internal IReadOnlyList<Slice> Slices { get; } = CrashInput.Slices(IsFirewall);

    internal Outcome Outcome { get; private set; } = null!;

    internal TimeSpan Took { get; private set; }

    public async ValueTask InitializeAsync()
    {
        using var folder = new TempFolder();
        using var driver = new CrashDriver(folder, Slices);
        var started = Stopwatch.GetTimestamp();
        await driver.RunAsync(TestContext.Current.CancellationToken);
        Took = Stopwatch.GetElapsedTime(started);
        Outcome = await Outcome.ReadAsync(folder, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    static bool IsFirewall(string device) => device.StartsWith("fw-", StringComparison.Ordinal);
}
