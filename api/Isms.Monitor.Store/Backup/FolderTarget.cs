namespace Isms.Monitor.Store.Backup;

/// <summary>A backup as a folder, readable by its owner alone: it holds keys and the hashes of passwords.</summary>
sealed class FolderTarget : IBackupTarget
{
    readonly string _to;
    readonly string _partial;

    public FolderTarget(string to)
    {
        (_to, _partial) = (to, to + DataBackup.Partial);
        Private.Folder(_partial);
    }

    public void Add(string name, string path)
    {
        var to = Path.Combine(_partial, name);
        Private.Folder(Path.GetDirectoryName(to)!);
        using var from = File.OpenRead(path);
        Private.Write(to, from);
    }

    public void Finish() => Directory.Move(_partial, _to);

    public void Dispose()
    {
        if (Directory.Exists(_partial)) Directory.Delete(_partial, recursive: true);
    }
}
