namespace Isms.Monitor.Api.Tests.Detecting;

static class Repository
{
    public static string Data(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Isms.Monitor.sln"))) folder = folder.Parent;
        return Path.Combine(folder!.FullName, "tests", "data", "detect", name);
    }
}
