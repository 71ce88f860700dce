namespace Isms.Monitor.Store.Backup;

/// <summary>Names of files in a folder, as a backup writes them.</summary>
static class BackupFiles
{
    /// <summary>Every file below a folder, in order of its name.</summary>
    public static IEnumerable<(string Name, string Path)> Below(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => (Name: Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'), Path: path))
            .OrderBy(file => file.Name, StringComparer.Ordinal);

    /// <summary>Whether a name that somebody else wrote stays below the folder it is put in.</summary>
    public static bool IsSafe(string name) =>
        name.Length > 0 && !name.Contains('\\') && !name.Contains(':') && !name.Any(char.IsControl)
        && name.Split('/').All(part => part.Length > 0 && part is not ("." or ".."));
}
