using Isms.Monitor.Controls.Records;

namespace Isms.Monitor.Api.Server.Acting;

/// <summary>The course of an incident as a person wants it: all of it, as what is left out is unknown.</summary>
/// <param name="Version">The version that the person saw; 0 when nobody wrote one yet.</param>
/// <param name="Cost">In the currency of the risk criteria.</param>
/// <param name="Reason">Needed where the decision on reporting changes.</param>
public sealed record CourseChange(
    int Version,
    Moment? Occurred = null,
    Moment? Aware = null,
    Moment? Classified = null,
    bool? Reportable = null,
    Moment? ReportableDecided = null,
    IReadOnlyList<string>? Regimes = null,
    Reporter? ReportedBy = null,
    string? RootCause = null,
    decimal? Hours = null,
    decimal? Cost = null,
    string? Reason = null)
{
    internal IncidentTimeline For(string incident) => new()
    {
        Id = incident, Occurred = Occurred, Aware = Aware, Classified = Classified, Reportable = Reportable, ReportableDecided = ReportableDecided,
        Regimes = [.. (Regimes ?? []).OfType<string>().Distinct().Order(StringComparer.Ordinal)], ReportedBy = ReportedBy, RootCause = RootCause?.Trim() ?? "", Hours = Hours, Cost = Cost,
    };
}
