namespace Isms.Monitor.Store.Tests;

/// <summary>Where the test data lie.</summary>
static class Repository
{
    public static string Data(string name) => Path.Combine(Root(), "tests", "data", "store", name);

    static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Isms.Monitor.sln")))
            folder = Path.GetDirectoryName(folder.TrimEnd('/')) ?? throw new DirectoryNotFoundException("Isms.Monitor.sln");
        return folder;
    }
}
