namespace Isms.Monitor.Store.Backup;

/// <summary>What was backed up or restored.</summary>
/// <param name="Files">Files beside the manifest.</param>
/// <param name="Bytes">Of those files.</param>
/// <param name="Sha256">Of the manifest: kept elsewhere, it proves that nobody wrote another one.</param>
public sealed record BackupReport(int Files, long Bytes, string Sha256);
