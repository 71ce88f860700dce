using System.Globalization;

namespace Isms.Monitor.EndToEnd.Crash;

/// <summary>What the driver tells the process that is killed; handed over in the environment.</summary>
/// <param name="Folder">Holds the data folder and the log file.</param>
/// <param name="NowMicros">What the clock shows at the start.</param>
/// <param name="Point">Where it ends by itself: a name of <see cref="Store.CrashPoints"/> and how often it is reached before, <c>after-commit#3</c>; empty: nowhere.</param>
/// <param name="AcknowledgesFirst">The mutant: acknowledged before the commit.</param>
sealed record CrashChildSettings(string Folder, long NowMicros, string Point, bool AcknowledgesFirst)
{
    const string Variable = "ISMS_CRASH_CHILD";

    public string LogPath => Path.Combine(Folder, "collector.log");

    public string DataFolder => Path.Combine(Folder, "data");

    public static CrashChildSettings? FromEnvironment() =>
        Environment.GetEnvironmentVariable(Variable)?.Split('|') is [var folder, var now, var point, var mutant]
            ? new CrashChildSettings(folder, long.Parse(now, CultureInfo.InvariantCulture), point, mutant == "1") : null;

    public void AddTo(IDictionary<string, string?> environment)
    {
        environment[Variable] = string.Create(CultureInfo.InvariantCulture, $"{Folder}|{NowMicros}|{Point}|{(AcknowledgesFirst ? 1 : 0)}");
        // A killed process would leave its diagnostic pipes behind.
        environment["DOTNET_EnableDiagnostics"] = "0";
    }
}
