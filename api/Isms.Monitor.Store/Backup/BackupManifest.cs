using System.Text.Json;
using Isms.Monitor.Store.Seal;

namespace Isms.Monitor.Store.Backup;

/// <summary>What a backup holds: every file with its length and hash. It is written last, so a backup without one is not whole.</summary>
public sealed record BackupManifest
{
    public const string FileName = "backup.json";

    /// <summary>Of backups that this program writes and reads.</summary>
    public const int CurrentFormat = 1;

    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public int Format { get; init; } = CurrentFormat;

    public DateTimeOffset At { get; init; }

    public IReadOnlyList<BackupEntry> Files { get; init; } = [];

    public long Bytes => Files.Sum(file => file.Bytes);

    internal byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    /// <exception cref="StoreException">ISMS4033: there is none, or it cannot be read; 4012: of another format.</exception>
    internal static BackupManifest Read(string folder, string shown)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) throw StoreException.NoBackup(shown, $"it has no {FileName}, which is written last.");
        try
        {
            var manifest = JsonSerializer.Deserialize<BackupManifest>(File.ReadAllBytes(path), Options);
            if (manifest?.Files is null || manifest.Files.Any(file => file is not { Name: not null, Sha256: not null })) throw new JsonException("it names no files.");
            return manifest.Format == CurrentFormat ? manifest : throw StoreException.OtherVersion(shown, manifest.Format, CurrentFormat);
        }
        catch (JsonException wrong)
        {
            throw StoreException.NoBackup(shown, $"its {FileName} cannot be read: {wrong.Message}");
        }
    }

    /// <summary>The first difference between the manifest and the files beside it, as words; null: they agree.</summary>
    internal string? Problem(string folder)
    {
        var named = Files.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        var extra = BackupFiles.Below(folder).Select(file => file.Name).FirstOrDefault(name => name != FileName && !named.Contains(name));
        if (extra is not null) return $"the file {extra} is not in its {FileName}.";
        foreach (var file in Files)
        {
            if (!BackupFiles.IsSafe(file.Name)) return $"its {FileName} names a file outside the folder: {file.Name}.";
            var path = Path.Combine(folder, file.Name);
            if (!File.Exists(path)) return $"the file {file.Name} is missing.";
            if (new FileInfo(path).Length != file.Bytes || FileHash.Of(path) != file.Sha256) return $"the file {file.Name} was changed: it is not the one noted in {FileName}.";
        }
        return null;
    }
}
