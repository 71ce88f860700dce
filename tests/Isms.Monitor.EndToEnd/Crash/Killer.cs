using System.Diagnostics;
using System.Globalization;
using Isms.Monitor.Store;

namespace Isms.Monitor.EndToEnd.Crash;

/// <summary>Ends its own process with SIGKILL at the n-th arrival at a point.</summary>
sealed class Killer(CrashChildSettings settings)
{
    readonly string _point = settings.Point.Split('#')[0];
    int _left = settings.Point.Split('#') is [_, var times] ? int.Parse(times, CultureInfo.InvariantCulture) : 1;

    public void Reached(string point)
    {
        if (point != _point || Interlocked.Decrement(ref _left) != 0) return;
        // The mutant has acknowledged by now; what it said must have time to arrive.
        if (settings.AcknowledgesFirst && point == CrashPoints.BeforeCommit) using (var never = new ManualResetEventSlim()) never.Wait(500);
        Process.GetCurrentProcess().Kill();
        using var dying = new ManualResetEventSlim();
        dying.Wait();
    }
}
