namespace Isms.Monitor.Api.Tests;

/// <summary>The folder with the solution.</summary>
static class Repository
{
    public static readonly string Root = Find(AppContext.BaseDirectory);

    static string Find(string folder) => File.Exists(Path.Combine(folder, "Isms.Monitor.sln")) ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No folder above the tests has Isms.Monitor.sln."));
}
