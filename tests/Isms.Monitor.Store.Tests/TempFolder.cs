namespace Isms.Monitor.Store.Tests;

/// <summary>A folder that is gone after the test.</summary>
sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("isms-store-").FullName;

    public static implicit operator string(TempFolder folder) => folder.Path;

    public void Dispose() => Directory.Delete(Path, true);
}
