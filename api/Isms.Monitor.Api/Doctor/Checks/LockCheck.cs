namespace Isms.Monitor.Api.Doctor.Checks;

sealed class LockCheck : ICheck
{
    static readonly string[] Remote = ["nfs", "cifs", "smb", "9p", "fuse.sshfs", "afs"];

    public int Code => 5083;

    public string Name => "lock";

    public Task<IReadOnlyList<Verdict>> RunAsync(Examined examined, CancellationToken abort)
    {
        var folder = Path.GetFullPath(examined.Settings.Data);
        var kind = examined.Machine.FileSystem(folder);
        var found = new List<Verdict>();
        if (Remote.Any(name => kind.StartsWith(name, StringComparison.OrdinalIgnoreCase)))
        {
            found.Add(Verdict.Warning(this, $"{folder} lies on a file system of the network ({kind}), where neither the lock of the folder nor what was written is sure to hold.",
                "Use a disk of this machine."));
        }
        found.Add(Verdict.Ok(this, examined.Machine.HolderOf(folder) switch
        {
            null => "no server has the data folder.",
            "" => "a server has the data folder.",
            var process => $"a server has the data folder (process {process}).",
        }));
        return Task.FromResult<IReadOnlyList<Verdict>>(found);
    }
}
