namespace Isms.Monitor.Controls.Tests;

static class Repository
{
    /// <summary>The folder with the solution file, above the test's output folder.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Data => Path.Combine(Root, "tests", "data", "controls");

    static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Isms.Monitor.sln")) ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No folder above the tests holds Isms.Monitor.sln."));
}
