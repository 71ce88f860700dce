namespace Isms.Monitor.Sigma.Tests;

/// <summary>Where the files of the repository lie, wherever the tests were built to.</summary>
static class Repository
{
    public static string Root { get; } = Find();

    public static string Data(params string[] parts) => Path.Combine([Root, "tests", "data", "sigma", .. parts]);

    /// <summary>Corpora of other people lie beside the repository, where there are any; they are no part of it.</summary>
    public static string Corpus(string name) => Path.GetFullPath(Path.Combine(Root, "..", "shared", "corpora", name));

    static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Isms.Monitor.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("Isms.Monitor.sln is in no folder above the tests.");
    }
}
