using System.Text.Json;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Controls.Records;

namespace Isms.Monitor.Controls.Reviews;

/// <summary>A review with what people added to it, as it is handed out.</summary>
/// <param name="Id">Of this version.</param>
/// <param name="SnapshotHash">SHA-256 of the snapshot's JSON as it was issued.</param>
/// <param name="Review">The snapshot.</param>
/// <param name="Minutes">The newest version of the minutes with its writer; null while nobody wrote any.</param>
public sealed record ReviewRecord(string Id, string SnapshotHash, Review Review, Recorded<ReviewMinutes>? Minutes)
{
    public bool IsSigned => Minutes?.Value.SignedBy.Length > 0;

    public string ToJson() => JsonSerializer.Serialize(this, ControlsJson.Indented) + "\n";
}
