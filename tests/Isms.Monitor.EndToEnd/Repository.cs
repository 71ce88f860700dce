namespace Isms.Monitor.EndToEnd;

/// <summary>The working copy and the program that was built in it.</summary>
static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The built program, of the same configuration as these tests.</summary>
    public static string Program => Path.Combine(Root, "artifacts", "bin", "Isms.Monitor.Api", new DirectoryInfo(AppContext.BaseDirectory).Name, "isms-monitor.dll");

    static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Isms.Monitor.sln")))
            folder = Path.GetDirectoryName(folder.TrimEnd('/')) ?? throw new DirectoryNotFoundException("Isms.Monitor.sln");
        return folder;
    }
}
