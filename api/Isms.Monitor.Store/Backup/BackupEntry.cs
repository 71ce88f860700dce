namespace Isms.Monitor.Store.Backup;

/// <summary>One file of a backup.</summary>
/// <param name="Name">Relative to the data folder, with slashes.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Hexadecimal, lower case.</param>
public sealed record BackupEntry(string Name, long Bytes, string Sha256);
