namespace Isms.Monitor.Events.Tests.Detections;

static class Repository
{
    public static string Data(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Isms.Monitor.sln"))) folder = folder.Parent;
        return Path.Combine(folder!.FullName, "tests", "data", "detections", name);
    }
}
