using System.Text.Json.Nodes;
using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Oscal;

/// <summary>The Statement of Applicability as an OSCAL component definition: the ISMS is the component, each control a requirement that it implements or leaves out.</summary>
public static class ComponentDefinition
{
    /// <summary>Annex A has no OSCAL catalogue that may be shared: the source is its name.</summary>
    const string Source = "urn:iso:std:iso-iec:27001:ed-3:annex-a";

    /// <param name="registers">The organisation.</param>
    /// <param name="atMicros">Time of the state, Unix microseconds UTC; the same state and time give the same document.</param>
    public static string Write(RegisterSet registers, long atMicros)
    {
        var uuid = new OscalUuid(registers.Scope.Organisation);
        var metadata = OscalJson.Metadata("Statement of Applicability", registers.Scope.Organisation, atMicros, uuid);
        metadata.Add("roles", registers.Roles.Select(role => new JsonObject { ["id"] = OscalJson.Token(role.Id), ["title"] = OscalJson.Line(role.Title, role.Id) }));
        var component = new JsonObject
        {
            ["uuid"] = uuid.Of("component/isms"),
            ["type"] = "process-procedure",
            ["title"] = "Information security management system",
            ["description"] = OscalJson.Line(registers.Scope.Statement, "The information security management system."),
        };
        if (registers.Controls.Count > 0) component["control-implementations"] = new JsonArray(Implementation(registers, uuid));
        return OscalJson.Write("component-definition", new JsonObject
        {
            ["uuid"] = uuid.Of($"component-definition/{atMicros}"),
            ["metadata"] = metadata,
            ["components"] = new JsonArray(component),
        });
    }

    static JsonObject Implementation(RegisterSet registers, OscalUuid uuid)
    {
        var implementation = new JsonObject
        {
            ["uuid"] = uuid.Of("control-implementation"),
            ["source"] = Source,
            ["description"] = "Controls of ISO/IEC 27001:2022, Annex A, by id and short title, with the organisation's own reasons.",
        };
        var roles = registers.Roles.Select(role => role.Id).ToHashSet();
        implementation.Add("implemented-requirements", registers.Controls.Select(control => Requirement(control, roles, uuid)));
        return implementation;
    }

    static JsonObject Requirement(Control control, HashSet<string> roles, OscalUuid uuid)
    {
        var requirement = new JsonObject
        {
            ["uuid"] = uuid.Of($"requirement/{control.Id}"),
            ["control-id"] = OscalJson.Token(control.Id),
            ["description"] = OscalJson.Line(control.Reason, control.Title.Length > 0 ? control.Title : control.Id),
        };
        requirement.Add("props",
        [
            OscalJson.Property("implementation-status", Status(control), isOurs: false),
            OscalJson.Property("title", control.Title),
            OscalJson.Property("measured-by", control.Applicable ? control.Measurability.ToString().ToLowerInvariant() : ""),
            .. control.Kpis.Select(kpi => OscalJson.Property($"{kpi.Weight.ToString().ToLowerInvariant()}-kpi", kpi.Kpi)),
            OscalJson.Property("design-assessed", control.Design is { } design ? $"{design.Date:yyyy-MM-dd}" : ""),
            OscalJson.Property("design-expires", control.Design is { } expiring ? $"{expiring.Expires:yyyy-MM-dd}" : ""),
        ]);
        if (roles.Contains(control.Owner)) requirement["responsible-roles"] = new JsonArray(new JsonObject { ["role-id"] = OscalJson.Token(control.Owner) });
        return requirement;
    }

    static string Status(Control control) => control switch
    {
        { Applicable: false } => "not-applicable",
        { Status: ImplementationStatus.Implemented } => "implemented",
        { Status: ImplementationStatus.Partly } => "partial",
        _ => "planned",
    };
}
