using System.Formats.Tar;
using Isms.Monitor.Store.Seal;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Store.Backup;

/// <summary>Makes a data folder of a backup, if the backup is whole: the folder has its name only after every hash was compared.</summary>
public static class DataRestore
{
    /// <param name="from">What <see cref="DataBackup"/> wrote.</param>
    /// <param name="folder">The data folder; not there, or empty.</param>
    /// <param name="sha256">The manifest's hash that the backup printed; null: not compared.</param>
    /// <param name="abort">Ends it; nothing is left.</param>
    /// <exception cref="StoreException">ISMS4030, 4031: the folder; 4033, 4034: the backup is none, or not whole; 4015, 4016: what it holds is broken.</exception>
    public static Task<BackupReport> RunAsync(string from, string folder, string? sha256 = null, CancellationToken abort = default) => Task.Run(() =>
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        Refuse(from, folder);
        var partial = folder + DataBackup.Partial;
        try
        {
            Private.Folder(partial);
            if (Directory.Exists(from)) CopyFolder(from, partial, abort);
            else Unpack(from, partial, abort);
            var report = Check(partial, from, sha256);
            File.Delete(Path.Combine(partial, BackupManifest.FileName));
            if (Directory.Exists(folder)) Directory.Delete(folder);
            Directory.Move(partial, folder);
            return report;
        }
        finally
        {
            if (Directory.Exists(partial)) Directory.Delete(partial, recursive: true);
        }
    }, abort);

    static void Refuse(string from, string folder)
    {
        if (!Path.Exists(from)) throw StoreException.NoBackup(from, "there is nothing at this place.");
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())) throw StoreException.TargetThere(folder);
        if (Path.Exists(folder + DataBackup.Partial)) throw StoreException.TargetUnfinished(folder + DataBackup.Partial);
    }

    static BackupReport Check(string partial, string from, string? sha256)
    {
        var manifest = BackupManifest.Read(partial, from);
        var hash = FileHash.Of(Path.Combine(partial, BackupManifest.FileName));
        if (sha256 is not null && !sha256.Equals(hash, StringComparison.OrdinalIgnoreCase))
            throw StoreException.BackupChanged(from, $"the SHA-256 of its {BackupManifest.FileName} is {hash}, not the one given.");
        if (manifest.Problem(partial) is { } problem) throw StoreException.BackupChanged(from, problem);
        if (ChainCheck.Run(partial).Broken is { } broken) throw StoreException.BrokenChain(broken);
        if (AuditCheck.Run(partial).Broken is { } forged) throw StoreException.BrokenChain(forged);
        return new BackupReport(manifest.Files.Count, manifest.Bytes, hash);
    }

    static void CopyFolder(string from, string to, CancellationToken abort)
    {
        foreach (var (name, path) in BackupFiles.Below(from))
        {
            abort.ThrowIfCancellationRequested();
            using var file = File.OpenRead(path);
            Put(to, name, file);
        }
    }

    static void Unpack(string from, string to, CancellationToken abort)
    {
        using var file = File.OpenRead(from);
        using var tar = new TarReader(file);
        try
        {
            while (tar.GetNextEntry() is { } entry)
            {
                abort.ThrowIfCancellationRequested();
                if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile) || !BackupFiles.IsSafe(entry.Name))
                    throw StoreException.BackupChanged(from, $"it holds what no backup holds: {entry.Name} ({entry.EntryType}).");
                Put(to, entry.Name, entry.DataStream ?? Stream.Null);
            }
        }
        catch (Exception cut) when (cut is EndOfStreamException or InvalidDataException or FormatException)
        {
            throw StoreException.NoBackup(from, $"it is no tar file, or cut off: {cut.Message}");
        }
    }

    static void Put(string folder, string name, Stream content)
    {
        var path = Path.Combine(folder, name);
        Private.Folder(Path.GetDirectoryName(path)!);
        Private.Write(path, content);
    }
}
