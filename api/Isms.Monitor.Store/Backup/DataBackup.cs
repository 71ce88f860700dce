using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Seal;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Store.Backup;

/// <summary>Copies a data folder that no server has: day files after a checkpoint, sealed files with their chain, state, snapshot, positions, keys.</summary>
/// <remarks>The registers, rules and the configuration are files of the user's and lie elsewhere: they are not in it.</remarks>
public static class DataBackup
{
    /// <summary>Ending of what is not finished.</summary>
    public const string Partial = ".partial";

    /// <param name="options">The store; its folder is what is copied.</param>
    /// <param name="to">A folder, or a file whose name ends with <c>.tar</c>. Must not be there.</param>
    /// <param name="clock">Gives the time of the backup.</param>
    /// <param name="points">For tests.</param>
    /// <param name="abort">Ends it; nothing is left.</param>
    /// <exception cref="StoreException">ISMS4035: a server has the folder; 4014: there is no store; 4015, 4016: what would be copied is broken; 4030,
    /// 4031: the target.</exception>
    public static async Task<BackupReport> RunAsync(StoreOptions options, string to, TimeProvider clock, CrashPoints? points = null, CancellationToken abort = default)
    {
        to = Path.TrimEndingDirectorySeparator(Path.GetFullPath(to));
        Refuse(options.Folder, to);
        if (DataFolderLock.IsHeld(options.Folder, out var owner)) throw StoreException.ServerRuns(options.Folder, owner);
        // Opening replays what a crash left in the logs; what is copied is then the day files alone.
        using (var store = DayStore.OpenExisting(options, clock)) await store.CheckpointAsync(abort);
        using var held = DataFolderLock.Take(options.Folder);
        if (ChainCheck.Run(options.Folder).Broken is { } broken) throw StoreException.BrokenChain(broken);
        if (AuditCheck.Run(options.Folder).Broken is { } forged) throw StoreException.BrokenChain(forged);
        using IBackupTarget target = IsFile(to) ? new TarTarget(to) : new FolderTarget(to);
        return await Task.Run(() => Copy(options.Folder, target, clock.GetUtcNow(), points ?? CrashPoints.None, abort), abort);
    }

    internal static bool IsFile(string path) => path.EndsWith(".tar", StringComparison.OrdinalIgnoreCase);

    static void Refuse(string folder, string to)
    {
        if (Path.Exists(to)) throw StoreException.TargetThere(to);
        if (Path.Exists(to + Partial)) throw StoreException.TargetUnfinished(to + Partial);
        var inside = Path.GetRelativePath(Path.GetFullPath(folder), to);
        if (!Path.IsPathRooted(inside) && inside.Split(Path.DirectorySeparatorChar)[0] != "..") throw StoreException.TargetInside(to);
    }

    static BackupReport Copy(string folder, IBackupTarget target, DateTimeOffset now, CrashPoints points, CancellationToken abort)
    {
        var made = Directory.CreateTempSubdirectory("isms-backup-");
        try
        {
            var entries = new List<BackupEntry>();
            foreach (var (name, path) in Sources(folder, made.FullName))
            {
                abort.ThrowIfCancellationRequested();
                entries.Add(new BackupEntry(name, new FileInfo(path).Length, FileHash.Of(path)));
                target.Add(name, path);
                points.Reach(CrashPoints.WhileBackup + ":file");
            }
            var manifest = new BackupManifest { At = now, Files = entries };
            var written = Path.Combine(made.FullName, BackupManifest.FileName);
            File.WriteAllBytes(written, manifest.ToBytes());
            target.Add(BackupManifest.FileName, written);
            points.Reach(CrashPoints.WhileBackup + ":manifest");
            target.Finish();
            return new BackupReport(entries.Count, manifest.Bytes, FileHash.Of(written));
        }
        finally
        {
            made.Delete(recursive: true);
        }
    }

    /// <summary>The files of the folder; the state as SQLite copies it, with what its log holds.</summary>
    static IEnumerable<(string Name, string Path)> Sources(string folder, string made)
    {
        foreach (var file in BackupFiles.Below(folder))
            if (!IsPassing(file.Name)) yield return file;
        if (!File.Exists(Path.Combine(folder, StateStore.FileName))) yield break;
        var copy = Path.Combine(made, StateStore.FileName);
        StateStore.Copy(folder, copy);
        yield return (StateStore.FileName, copy);
    }

    /// <summary>What belongs to a running process, or is copied in another way.</summary>
    static bool IsPassing(string name) =>
        name.StartsWith(StateStore.FileName, StringComparison.Ordinal) || name.StartsWith("store.lock", StringComparison.Ordinal) || name.StartsWith("tmp/", StringComparison.Ordinal)
        || (name.StartsWith("detection.state.", StringComparison.Ordinal) && name.EndsWith(".new", StringComparison.Ordinal));
}
