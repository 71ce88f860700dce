using Isms.Monitor.Api.Reading;
using Isms.Monitor.Incidents;

namespace Isms.Monitor.Api.Server.Incidents;

/// <summary>What a line of the queue and the evidence of a control show of an incident, kept beside it: the whole of one can hold thousands of
/// alerts.</summary>
sealed record Brief(string Reason, IReadOnlyList<Entity> Entities, int EntityCount, IReadOnlyList<ControlEvidence> Controls)
{
    public static Brief Of(MachinePart part)
    {
        var row = IncidentRow.Of(new Incident { Machine = part });
        return new Brief(part.Reason, row.Entities, row.EntityCount, part.Controls);
    }
}
