using System.Text.Json.Serialization;
using Isms.Monitor.Controls.Canonical;

namespace Isms.Monitor.Controls.Records;

/// <summary>A security event that somebody of the staff reported (A.6.8). Who it was is not kept.</summary>
public sealed record StaffReport : IRecorded
{
    public static string Kind => "staff-report";

    public required string Id { get; init; }
    /// <summary>Id of the incident that came of it; empty: none (yet).</summary>
    public string Subject { get; init; } = "";
    [JsonConverter(typeof(MicrosAsIso))]
    public required long ReportedMicros { get; init; }
    public required string What { get; init; }
    /// <summary>Whether it was a security event; null: not assessed.</summary>
    public bool? Real { get; init; }
}
