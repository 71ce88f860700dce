using System.Text.Encodings.Web;
using System.Text.Json;
using Isms.Monitor.Events;
using Isms.Monitor.Incidents;

namespace Isms.Monitor.Api.Commands;

/// <summary>An incident as a line of <c>incidents</c>.</summary>
static class IncidentLine
{
    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="part">What the policies found.</param>
    /// <param name="indexesOf">Lines of an alert, by its id.</param>
    public static string Of(MachinePart part, Func<string, IReadOnlyList<int>> indexesOf) => JsonSerializer.Serialize(new
    {
        id = part.Id,
        title = part.Title,
        severity = part.Severity.ToString().ToLowerInvariant(),
        state = "new",
        alerts = part.Alerts.SelectMany(alert => indexesOf(alert.Id)).Order(),
        entities = part.Entities,
        controls = part.Controls.Select(one => new { id = one.Control, polarity = one.Polarity.ToString().ToLowerInvariant() }).Distinct(),
        risks = part.Risks,
        first = UnixMicros.ToText(part.FirstMicros),
        last = UnixMicros.ToText(part.LastMicros),
    }, Plain);
}
