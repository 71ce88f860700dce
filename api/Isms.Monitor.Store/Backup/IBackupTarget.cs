namespace Isms.Monitor.Store.Backup;

/// <summary>Where a backup goes. Until it is finished it has another name, and what is not finished is removed.</summary>
interface IBackupTarget : IDisposable
{
    /// <summary>Copies a file in, on the disk when this returns.</summary>
    void Add(string name, string path);

    /// <summary>Gives the backup its name.</summary>
    void Finish();
}
