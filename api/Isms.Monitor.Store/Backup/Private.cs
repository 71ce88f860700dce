namespace Isms.Monitor.Store.Backup;

/// <summary>Files and folders that only their owner may read.</summary>
static class Private
{
    const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void Folder(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, OwnFile | UnixFileMode.UserExecute);
    }

    /// <exception cref="IOException">The file is there already.</exception>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnFile;
        return new FileStream(path, options);
    }

    /// <summary>Writes a new file; it is on the disk when this returns.</summary>
    public static void Write(string path, Stream from)
    {
        using var file = Create(path);
        from.CopyTo(file);
        file.Flush(flushToDisk: true);
    }
}
