namespace Isms.Monitor.Ingest.Tests.Formats;

/// <summary>The folders of the working copy that the tests were built from.</summary>
static class Repository
{
    public static string Root { get; } = Find();

    public static string FormatData => Path.Combine(Root, "tests", "data", "formats");

    static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Isms.Monitor.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("No folder above the tests holds Isms.Monitor.sln.");
    }
}
