namespace Isms.Monitor.Store.Days;

/// <summary>Keeps a second process out of a data folder. The lock is the operating system's, so a crash releases it.</summary>
sealed class DataFolderLock : IDisposable
{
    readonly FileStream _file;

    DataFolderLock(FileStream file) => _file = file;

    /// <exception cref="StoreException">ISMS4010: another process has the folder.</exception>
    public static DataFolderLock Take(string folder)
    {
        var path = Path.Combine(folder, "store.lock");
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None);
            File.WriteAllText(path + ".pid", Environment.ProcessId.ToString());
            return new DataFolderLock(file);
        }
        catch (IOException) when (File.Exists(path))        // held by another process; anything else has no such file
        {
            throw StoreException.InUse(folder, OwnerOf(path));
        }
    }

    public void Dispose() => _file.Dispose();

    static string? OwnerOf(string path) => File.Exists(path + ".pid") ? File.ReadAllText(path + ".pid").Trim() : null;
}
