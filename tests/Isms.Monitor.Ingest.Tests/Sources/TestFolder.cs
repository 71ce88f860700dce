namespace Isms.Monitor.Ingest.Tests.Sources;

/// <summary>An empty folder that goes away with the test.</summary>
sealed class TestFolder : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("isms-sources-");

    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
