using System.Text.Json;
using System.Text.Json.Nodes;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Controls.Measures;
using Isms.Monitor.Controls.Risks;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Events;
using Isms.Monitor.Registers.Model;
using Isms.Monitor.Store.State;
using MeasuredState = Isms.Monitor.Controls.States.State;

namespace Isms.Monitor.Store.Elastic;

/// <summary>What was measured as documents, told apart by <c>kind</c>. Where nothing was measured there is no value, and the state says so.</summary>
static class MeasurementDocument
{
    /// <summary>A sample of a KPI; figures in the unit of its definition.</summary>
    /// <param name="kpi">The definition of now; null: there is none any more.</param>
    /// <param name="row">As it is stored.</param>
    public static JsonObject OfKpi(KpiDefinition? kpi, StateSample row)
    {
        var sample = JsonSerializer.Deserialize<Sample>(row.Json, ControlsJson.Canonical) ?? throw new JsonException("null is no sample.");
        var status = kpi is null ? null : StateMachine.Evaluate(kpi, sample, row.AtMicros);
        // What was judged by another version of the definition keeps its verdict.
        var state = Enum.TryParse<MeasuredState>(row.State, out var stored) ? stored : status?.State ?? MeasuredState.NotMeasured;
        var document = Begin("kpi", row.AtMicros);
        document["kpi"] = row.Subject;
        document["from"] = UnixMicros.ToText(sample.FromMicros);
        document["to"] = UnixMicros.ToText(sample.ToMicros);
        document["n"] = (long)Math.Round(sample.N);
        document["state"] = state.Words();
        document["definition"] = sample.DefinitionVersion;
        document["hash"] = sample.Hash;
        if (kpi is not null) (document["title"], document["family"], document["unit"]) = (kpi.Title, kpi.Family, kpi.Unit);
        if (kpi?.Owner.Length > 0) document["owner"] = kpi.Owner;
        Add(document, "target", kpi?.Target);
        if (state != MeasuredState.NotMeasured && sample.NotMeasured.Count == 0)
        {
            Add(document, "numerator", sample.Numerator);
            Add(document, "denominator", sample.Denominator > 0 ? sample.Denominator : null);
            Add(document, "value", status?.Value ?? sample.Value);
            Add(document, "low", status?.Interval?.Lower);
            Add(document, "high", status?.Interval?.Upper);
        }
        IReadOnlyList<string> reasons = sample.NotMeasured.Count > 0 ? sample.NotMeasured : status?.Reasons ?? [];
        if (reasons.Count > 0) document["reason"] = reasons[0];
        return document;
    }

    /// <summary>The state of a control at a time of measuring.</summary>
    public static JsonObject OfControl(Control? control, StateSample row)
    {
        var status = JsonSerializer.Deserialize<ControlStatus>(row.Json, ControlsJson.Canonical) ?? throw new JsonException("null is no state.");
        var document = Begin("control", row.AtMicros);
        document["control"] = row.Subject;
        document["title"] = control?.Title ?? status.Title;
        document["state"] = status.State.Words();
        document["reason"] = status.Reasons.Count > 0 ? status.Reasons[0] : status.Words;
        if (control is not null) (document["theme"], document["owner"]) = (control.Theme.ToString().ToLowerInvariant(), control.Owner);
        if (status.State != MeasuredState.NotApplicable) document["counted"] = Word(status.State.Counted());
        return document;
    }

    /// <summary>What incidents say of a risk; bands 1 to 5, the value the probability of at least one in the next year, in percent.</summary>
    public static JsonObject OfRisk(RiskFeedback risk, long atMicros)
    {
        var document = Begin("risk", atMicros);
        (document["risk"], document["title"], document["owner"], document["n"]) = (risk.Risk, risk.Title, risk.Owner, risk.Incidents);
        (document["score.before"], document["score.after"]) = (risk.Registered, risk.Band);
        Add(document, "score.proposed", risk.Proposed);
        Add(document, "value", risk.ExposureYears > 0 ? 100 * risk.AtLeastOneNextYear : null);
        document["reason"] = risk.Sentence;
        return document;
    }

    /// <summary>An objective against its KPI, in the KPI's unit.</summary>
    public static JsonObject OfObjective(Objective objective, KpiDefinition? kpi, KpiStatus? status, long atMicros)
    {
        var document = Begin("objective", atMicros);
        (document["objective"], document["title"], document["owner"], document["kpi"], document["target"]) = (objective.Id, objective.Text, objective.Owner, objective.Kpi, objective.Target);
        var value = kpi is not null && status is not null && status.State.IsMeasured() ? status.Value : null;
        document["state"] = value is not { } reached ? "not measured" : (kpi!.Direction == Direction.Down ? reached <= objective.Target : reached >= objective.Target) ? "met" : "not met";
        if (kpi is not null) document["unit"] = kpi.Unit;
        Add(document, "value", value);
        return document;
    }

    static JsonObject Begin(string kind, long atMicros) => new() { ["@timestamp"] = UnixMicros.ToText(atMicros), ["kind"] = kind };

    /// <summary>JSON has no infinity, and an unbounded figure is none.</summary>
    static void Add(JsonObject document, string field, double? value)
    {
        if (value is { } number && double.IsFinite(number)) document[field] = number;
    }

    static string Word(Counted counted) => counted switch
    {
        Counted.Effective => "effective",
        Counted.NotEffective => "not effective",
        Counted.NotMeasurable => "not measurable",
        _ => "not measured",
    };
}
