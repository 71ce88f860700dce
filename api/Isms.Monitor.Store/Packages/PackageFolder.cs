using Isms.Monitor.Controls.Packages;
using Isms.Monitor.Store.Days;

namespace Isms.Monitor.Store.Packages;

/// <summary>Issued packages as files in the data folder, so that they outlive the retention of their events. A backup takes them along.</summary>
/// <param name="dataFolder">The data folder.</param>
public sealed class PackageFolder(string dataFolder)
{
    const string Unfinished = ".new";

    readonly string _folder = Path.Combine(dataFolder, "packages");

    /// <summary>The folder beside the day files of a store.</summary>
    public static PackageFolder Of(DayStore days) => new(days.Options.Folder);

    /// <summary>Keeps a package under its id; one that is there already has the same content and stays.</summary>
    public void Keep(EvidencePack pack)
    {
        var path = PathOf(pack.Id) ?? throw new ArgumentException("The id of a package has 32 hexadecimal digits.", nameof(pack));
        if (File.Exists(path)) return;
        Directory.CreateDirectory(_folder);
        using (var file = File.Create(path + Unfinished))
        {
            pack.Keep(file);
            file.Flush(flushToDisk: true);
        }
        File.Move(path + Unfinished, path, overwrite: true);
    }

    /// <summary>Null when it is not there, or no longer a package.</summary>
    public EvidencePack? Find(string id)
    {
        if (PathOf(id) is not { } path || !File.Exists(path)) return null;
        using var file = File.OpenRead(path);
        return EvidencePack.Read(file);
    }

    /// <summary>Null for what is no id: no other name reaches the file system.</summary>
    string? PathOf(string id) => id.Length == 32 && id.All(char.IsAsciiHexDigitLower) ? Path.Combine(_folder, $"{id}.zip") : null;
}
