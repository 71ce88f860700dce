using System.Formats.Tar;

namespace Isms.Monitor.Store.Backup;

/// <summary>A backup as one file in tar format (POSIX.1-2001, pax). Not packed: Parquet is already.</summary>
sealed class TarTarget : IBackupTarget
{
    readonly string _to;
    readonly string _partial;
    readonly FileStream _file;
    readonly TarWriter _tar;

    public TarTarget(string to)
    {
        (_to, _partial) = (to, to + DataBackup.Partial);
        _file = Private.Create(_partial);
        _tar = new TarWriter(_file, TarEntryFormat.Pax, leaveOpen: true);
    }

    public void Add(string name, string path)
    {
        using var from = File.OpenRead(path);
        _tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = from, Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
    }

    public void Finish()
    {
        _tar.Dispose();
        _file.Flush(flushToDisk: true);
        _file.Dispose();
        File.Move(_partial, _to);
    }

    public void Dispose()
    {
        _tar.Dispose();
        _file.Dispose();
        File.Delete(_partial);
    }
}
