namespace Isms.Monitor.EndToEnd;

/// <summary>A folder that is gone after the test.</summary>
sealed class TempFolder : IDisposable
{
    static int s_number;

    const string Memory = "/dev/shm";
    const long NeededBytes = 1L << 30;

    /// <summary>In memory where there is room: a killed process loses nothing that it had written either way, and a busy disk makes every commit slow.</summary>
    public string Path { get; } = Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > NeededBytes
        ? Directory.CreateDirectory(System.IO.Path.Combine(Memory, $"isms-e2e-{Environment.ProcessId}-{Interlocked.Increment(ref s_number)}")).FullName
        : Directory.CreateTempSubdirectory("isms-e2e-").FullName;

    public static implicit operator string(TempFolder folder) => folder.Path;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, true);
}
