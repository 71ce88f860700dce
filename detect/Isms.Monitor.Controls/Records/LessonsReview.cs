using System.Text.Json.Serialization;
using Isms.Monitor.Controls.Canonical;

namespace Isms.Monitor.Controls.Records;

/// <summary>The review of a closed incident (A.5.27): what was learned, and which actions follow.</summary>
public sealed record LessonsReview : IRecorded
{
    public static string Kind => "lessons";

    /// <summary>The incident's id.</summary>
    public required string Id { get; init; }
    public string Subject => Id;
    [JsonConverter(typeof(MicrosAsIso))]
    public required long HeldMicros { get; init; }
    public required string Learned { get; init; }
    /// <summary>Ids of corrective actions; none is an answer, and counted as such.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];
}
