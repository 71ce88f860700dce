using System.Text.Json.Serialization;
using Isms.Monitor.Controls.Canonical;

namespace Isms.Monitor.Controls.Records;

/// <summary>A notification that a law asks for, with its limit and the proof of sending.</summary>
public sealed record ClockStep : IRecorded
{
    public static string Kind => "clock";

    /// <summary><c>INCIDENT/REGIME/STEP</c>.</summary>
    public required string Id { get; init; }
    /// <summary>The incident's id.</summary>
    public required string Subject { get; init; }
    /// <summary>Such as <c>nis2</c>.</summary>
    public required string Regime { get; init; }
    /// <summary>Such as <c>early-warning</c>.</summary>
    public required string Step { get; init; }
    [JsonConverter(typeof(MicrosAsIso))]
    public required long StartMicros { get; init; }
    [JsonConverter(typeof(MicrosAsIso))]
    public required long DueMicros { get; init; }
    /// <summary>Null: not sent yet.</summary>
    public long? SentMicros { get; init; }
    /// <summary>Where the proof is: a reference number, a file's hash. Required with <see cref="SentMicros"/>.</summary>
    public string Proof { get; init; } = "";
    /// <summary>Why it need not be sent; empty: it must.</summary>
    public string Waived { get; init; } = "";
}
