using System.Text.Json.Serialization;

namespace Isms.Monitor.Api.Reading;

/// <summary>What somebody wants of one entry of a register.</summary>
/// <param name="Version">The version that was seen; 0: as in the files, or a new one.</param>
/// <param name="Yaml">All of the entry in the files' own shape; empty: take it out.</param>
/// <param name="Reason">Why, for the history; at most 1000 characters.</param>
public sealed record RegisterChange(string Section, string Entry, string Yaml, int Version, string Reason)
{
    public const int MostReason = 1000;
    const int MostId = 200;

    /// <summary>What is wrong with the request itself, or null. The texts are not null even where a caller sent nothing.</summary>
    [JsonIgnore]
    public string? Problem => this switch
    {
        { Reason: var reason } when string.IsNullOrWhiteSpace(reason) => "A change of a register needs a reason.",
        { Reason.Length: > MostReason } => $"A reason has at most {MostReason} characters.",
        { Entry.Length: 0 or > MostId } => $"An id has 1 to {MostId} characters.",
        { Entry: var entry } when entry.Any(char.IsControl) => "An id has no control characters.",
        _ => null,
    };
}
