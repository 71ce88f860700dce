using System.Globalization;
using System.Text.Json.Nodes;
using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Registers;

namespace Isms.Monitor.Controls.Oscal;

/// <summary>A measurement as OSCAL assessment results: an observation for each KPI, a finding for each control that was measured.</summary>
/// <remarks>A finding knows only satisfied and not satisfied. A control that was not measured therefore has no finding but an observation that says
/// so: no data never reads as good.</remarks>
public static class AssessmentResults
{
    /// <param name="measurement">What was measured.</param>
    /// <param name="registers">The registers that held then.</param>
    public static string Write(Measurement measurement, RegisterSet registers)
    {
        var uuid = new OscalUuid(registers.Scope.Organisation);
        var plan = uuid.Of("plan");
        return OscalJson.Write("assessment-results", new JsonObject
        {
            ["uuid"] = uuid.Of($"assessment-results/{measurement.Hash}"),
            ["metadata"] = OscalJson.Metadata("Measured effectiveness of controls", registers.Scope.Organisation, measurement.AtMicros, uuid),
            ["import-ap"] = new JsonObject { ["href"] = $"#{plan}" },
            ["results"] = new JsonArray(Result(measurement, registers, uuid)),
            ["back-matter"] = new JsonObject
            {
                ["resources"] = new JsonArray(new JsonObject
                {
                    ["uuid"] = plan,
                    ["title"] = "Measurement programme",
                    ["description"] = "Definitions of the KPIs with targets, windows and gates; each observation names the version of its definition and the hash of its query.",
                }),
            },
        });
    }

    static JsonObject Result(Measurement measurement, RegisterSet registers, OscalUuid uuid)
    {
        var at = measurement.AtMicros;
        var result = new JsonObject
        {
            ["uuid"] = uuid.Of($"result/{measurement.Hash}"),
            ["title"] = "Measurement of all KPIs and controls",
            ["description"] = $"{measurement.Counts.Sentence}.",
            ["start"] = OscalJson.Time(measurement.Samples.Select(sample => sample.FromMicros).Append(at).Min()),
            ["end"] = OscalJson.Time(at),
        };
        result.Add("props", [OscalJson.Property("measurement-hash", measurement.Hash)]);
        var applicable = measurement.Controls.Where(control => control.State != State.NotApplicable).ToList();
        var selection = new JsonObject();
        if (applicable.Count == registers.Controls.Count || applicable.Count == 0) selection["include-all"] = new JsonObject();
        else selection.Add("include-controls", applicable.Select(control => new JsonObject { ["control-id"] = OscalJson.Token(control.Control) }));
        result["reviewed-controls"] = new JsonObject { ["control-selections"] = new JsonArray(selection) };
        result.Add("observations", [.. measurement.Kpis.Select(kpi => Observation(kpi, measurement, uuid)), .. applicable.Where(control => Answer(control.State) is null).Select(control => Unmeasured(control, at, uuid))]);
        result.Add("findings", applicable.Where(control => Answer(control.State) is not null).Select(control => Finding(control, measurement, uuid)));
        return result;
    }

    static JsonObject Observation(KpiStatus kpi, Measurement measurement, OscalUuid uuid)
    {
        var sample = measurement.SampleOf(kpi.Kpi);
        var observation = new JsonObject
        {
            ["uuid"] = Id(uuid, measurement.AtMicros, kpi.Kpi),
            ["title"] = $"{kpi.Kpi} {OscalJson.Line(kpi.Title, "KPI")}",
            ["description"] = kpi.State.IsMeasured() && kpi.Value is { } value ? $"{Number(value)} {kpi.Unit}, target {Number(kpi.Target)}: {kpi.Words}." : $"{kpi.Words}.",
        };
        observation.Add("props",
        [
            OscalJson.Property("state", kpi.State.Words()),
            OscalJson.Property("value", Number(kpi.Value)),
            OscalJson.Property("unit", kpi.Unit),
            OscalJson.Property("lower", Number(kpi.Interval?.Lower)),
            OscalJson.Property("upper", Number(kpi.Interval?.Upper)),
            OscalJson.Property("n", Number(sample.N)),
            OscalJson.Property("observed-exposure", Number(sample.ObservedExposure)),
            OscalJson.Property("definition-version", sample.DefinitionVersion),
            OscalJson.Property("query-hash", sample.QueryHash),
            OscalJson.Property("sample-hash", sample.Hash),
        ]);
        observation["methods"] = new JsonArray(Method(kpi));
        observation["collected"] = OscalJson.Time(sample.ComputedAtMicros);
        return observation;
    }

    /// <summary>What a control without a finding gets in its place.</summary>
    static JsonObject Unmeasured(ControlStatus control, long at, OscalUuid uuid)
    {
        var observation = new JsonObject
        {
            ["uuid"] = Id(uuid, at, control.Control),
            ["title"] = $"{control.Control} has no finding",
            ["description"] = $"{OscalJson.Line(control.Words, control.State.Words())}. Nothing is said about whether the control is effective.",
        };
        observation.Add("props", [OscalJson.Property("control-id", control.Control), OscalJson.Property("state", control.State.Words())]);
        observation["methods"] = new JsonArray("UNKNOWN");
        observation["collected"] = OscalJson.Time(at);
        return observation;
    }

    static JsonObject Finding(ControlStatus control, Measurement measurement, OscalUuid uuid)
    {
        var finding = new JsonObject
        {
            ["uuid"] = uuid.Of($"finding/{measurement.AtMicros}/{control.Control}"),
            ["title"] = $"{control.Control} {OscalJson.Line(control.Title, "")}".TrimEnd(),
            ["description"] = $"{OscalJson.Line(control.Words, control.State.Words())}. Design: {OscalJson.Line(control.Design, "not assessed")}.",
            ["target"] = new JsonObject
            {
                ["type"] = "objective-id",
                ["target-id"] = OscalJson.Token(control.Control),
                ["status"] = new JsonObject { ["state"] = Answer(control.State)!.Value ? "satisfied" : "not-satisfied", ["reason"] = Reason(control) },
            },
        };
        finding.Add("related-observations", control.KeyKpis.Where(kpi => measurement.Kpis.Any(status => status.Kpi == kpi))
            .Select(kpi => new JsonObject { ["observation-uuid"] = Id(uuid, measurement.AtMicros, kpi) }));
        return finding;
    }

    /// <summary>Null: neither can be said.</summary>
    static bool? Answer(State state) => state.Counted() switch
    {
        Counted.Effective => true,
        Counted.NotEffective => false,
        _ => null,
    };

    /// <summary>A person's decision and a mere likelihood are neither pass nor fail of a test.</summary>
    static string Reason(ControlStatus control) => control switch
    {
        { Override: not null } or { State: State.LikelyEffective or State.Degraded } => "other",
        { State: State.Effective } => "pass",
        _ => "fail",
    };

    static string Method(KpiStatus kpi) => !kpi.State.IsMeasured() ? "UNKNOWN" : kpi.Evidence == EvidenceKind.Telemetry ? "TEST" : "EXAMINE";

    static string Id(OscalUuid uuid, long at, string subject) => uuid.Of($"observation/{at}/{subject}");

    static string Number(double? value) => value is { } number && double.IsFinite(number) ? Math.Round(number, 6).ToString(CultureInfo.InvariantCulture) : "";
}
