using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Suricata;

/// <summary>The rule that fired and what the sensor did: <c>alert.action</c> is <c>allowed</c> or <c>blocked</c>.</summary>
/// <remarks>Rule metadata of MITRE ATT&amp;CK: keys <c>mitre_tactic_id</c> and so on, each a list, as Emerging Threats writes them.</remarks>
static class EveAlert
{
    static readonly FieldId Action = Field("alert.action");
    static readonly FieldId TacticId = Field("alert.metadata.mitre_tactic_id");
    static readonly FieldId TacticName = Field("alert.metadata.mitre_tactic_name");
    static readonly FieldId TechniqueId = Field("alert.metadata.mitre_technique_id");
    static readonly FieldId TechniqueName = Field("alert.metadata.mitre_technique_name");

    public static void Write(EcsEvent into, bool isAlert)
    {
        if (into.TryGet(Ecs.RuleName, out var signature)) into.Add(Ecs.Message, signature);
        if (into.TryGet(Action, out var action))
        {
            into.Add(Ecs.EventAction, action);
            if (isAlert) into.Add(Ecs.EventType, action.SequenceEqual("allowed"u8) ? "allowed"u8 : "denied"u8);
        }
        if (into.TryGet(Ecs.RuleCategory, out var category) && category.Length == 0) into.Remove(Ecs.RuleCategory);
        if (!into.Has(TacticId) && !into.Has(TechniqueId)) return;
        into.Set(Ecs.ThreatFramework, "MITRE ATT&CK"u8);
        Copy(into, TacticId, Ecs.ThreatTacticId);
        Copy(into, TacticName, Ecs.ThreatTacticName);
        Copy(into, TechniqueId, Ecs.ThreatTechniqueId);
        Copy(into, TechniqueName, Ecs.ThreatTechniqueName);
    }

    static void Copy(EcsEvent into, FieldId from, FieldId to)
    {
        var count = into.Count;
        for (var slot = 0; slot < count; slot++)
            if (into.FieldAt(slot) == from) into.Add(to, into.ValueAt(slot));
    }

    static FieldId Field(string path) => FieldTable.Get(EveNames.Prefix + path);
}
