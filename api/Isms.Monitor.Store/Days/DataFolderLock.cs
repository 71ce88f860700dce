namespace Isms.Monitor.Store.Days;

/// <summary>Keeps a second process out of a data folder. The lock is the operating system's, so a crash releases it.</summary>
public sealed class DataFolderLock : IDisposable
{
    readonly FileStream _file;

    DataFolderLock(FileStream file) => _file = file;

    /// <exception cref="StoreException">ISMS4010: another process has the folder; 4011: the disk is full.</exception>
    public static DataFolderLock Take(string folder)
    {
        var path = Path.Combine(folder, "store.lock");
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None);
        }
        catch (IOException) when (File.Exists(path))        // held by another process; anything else has no such file
        {
            throw StoreException.InUse(folder, OwnerOf(path));
        }
        try
        {
            File.WriteAllText(path + ".pid", Environment.ProcessId.ToString());
        }
        catch (IOException failed)
        {
            file.Dispose();
            throw StoreException.NotWritten(folder, failed);
        }
        return new DataFolderLock(file);
    }

    /// <summary>Whether a process has the folder; asks without taking it.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="owner">Number of that process, when it is known.</param>
    public static bool IsHeld(string folder, out string? owner)
    {
        var path = Path.Combine(folder, "store.lock");
        owner = null;
        if (!File.Exists(path)) return false;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None);
            return false;
        }
        catch (IOException)
        {
            owner = OwnerOf(path);
            return true;
        }
    }

    public void Dispose() => _file.Dispose();

    static string? OwnerOf(string path) => File.Exists(path + ".pid") ? File.ReadAllText(path + ".pid").Trim() : null;
}
