namespace Isms.Monitor.Registers.Tests;

static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Isms => Path.Combine(Root, "detect", "isms");

    public static string Data => Path.Combine(Root, "tests", "data", "registers");

    static string Find(string folder)
    {
        while (!File.Exists(Path.Combine(folder, "Isms.Monitor.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Isms.Monitor.sln is not above the tests.");
        return folder;
    }
}
