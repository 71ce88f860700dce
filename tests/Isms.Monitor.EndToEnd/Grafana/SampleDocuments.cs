using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Isms.Monitor.EndToEnd.Grafana;

/// <summary>Documents as the program writes them, some of each kind, of the 180 days before one time. From a fixed seed.</summary>
sealed class SampleDocuments
{
    static readonly string[] Levels = ["critical", "high", "medium", "low"];
    static readonly string[] States = ["new", "acknowledged", "inProgress", "resolved", "closed"];
    static readonly string[] Verdicts = ["truePositiveImpact", "truePositiveNoImpact", "falsePositiveLogic", "benignExpected", "testOrExercise"];
    static readonly string[] Rules = ["Failed logins", "Malware found", "Port scan", "Denied connections to many hosts"];
    static readonly string[] ControlStates = ["effective", "likely effective", "degraded", "ineffective", "insufficient", "stale", "not measured", "not measurable here"];
    static readonly string[] Themes = ["organizational", "people", "physical", "technological"];
    static readonly string[] Kpis = ["DET-02", "DET-04", "DET-06", "DET-07", "GOV-04", "GOV-05", "RSP-01", "RSP-02", "VIS-01", "VIS-02", "VIS-03", "VIS-04"];

    readonly StringBuilder _bulk = new();
    readonly Random _chance = new(27001);
    readonly DateTimeOffset _now;

    SampleDocuments(DateTimeOffset now) => _now = now;

    /// <summary>The body of a bulk request.</summary>
    public static string Bulk(DateTimeOffset now)
    {
        var documents = new SampleDocuments(now);
        for (var i = 0; i < 400; i++) documents.Event(i);
        for (var i = 0; i < 120; i++) documents.Alert(i);
        for (var i = 0; i < 60; i++) documents.Incident(i);
        for (var day = 0; day < 60; day++) documents.Measurement(day);
        return documents._bulk.ToString();
    }

    void Event(int i)
    {
        var isDead = i % 20 == 0;
        var fields = new JsonObject
        {
            ["@timestamp"] = Before(TimeSpan.FromMinutes(_chance.Next(1400))), ["event.ingested"] = Time(_now), ["event.kind"] = isDead ? "pipeline_error" : "event",
            ["event.dataset"] = i % 3 == 0 ? "cisco_asa.log" : "suricata.eve", ["host.name"] = $"host-{i % 9}.example.com", ["observer.name"] = $"fw-{i % 2}", ["isms.source"] = i % 2 == 0 ? "syslog-udp" : "file:ids",
            ["event.original"] = "a line",
        };
        if (i % 50 == 7) fields["isms.seeded"] = true;
        if (isDead) fields["error.message"] = "no format understood it";
        Add($"isms-events-{_now:yyyy.MM.dd}", fields);
    }

    void Alert(int i) => Add($"isms-alerts-{_now:yyyy.MM.dd}", new JsonObject
    {
        ["@timestamp"] = Before(TimeSpan.FromHours(i < 20 ? i : _chance.Next(600))), ["rule.id"] = $"rule-{i % Rules.Length}", ["rule.name"] = Rules[i % Rules.Length], ["rule.level"] = Levels[i % Levels.Length],
        ["count"] = 1 + _chance.Next(50), ["seeded"] = i % 30 == 0, ["threat.technique.id"] = "T1110", ["source.ip"] = $"192.0.2.{i % 7}", ["host.name"] = $"host-{i % 9}.example.com",
    });

    void Incident(int i)
    {
        var state = States[i % States.Length];
        var isDone = state is "resolved" or "closed";
        var fields = new JsonObject
        {
            ["@timestamp"] = Before(TimeSpan.FromHours(i < 12 ? i : _chance.Next(2000))), ["id"] = $"{i:x32}", ["title"] = $"Incident {i}", ["severity"] = Levels[i % Levels.Length], ["state"] = state,
            ["alerts"] = 1 + i % 5, ["rule.name"] = Rules[i % Rules.Length],
        };
        if (!isDone) fields["due"] = i % 2 == 0 ? "2020-01-01T00:00:00Z" : "2090-01-01T00:00:00Z";
        if (i % 3 == 0) fields["owner"] = "analyst";
        if (isDone) (fields["verdict"], fields["met.resolve"], fields["seconds.to_resolve"]) = (Verdicts[i % Verdicts.Length], i % 4 != 0, 3600.0 * (1 + i));
        if (state != "new") (fields["met.acknowledge"], fields["seconds.to_acknowledge"]) = (i % 6 != 0, 60.0 * (1 + i));
        if (isDone) (fields["met.contain"], fields["seconds.to_contain"]) = (i % 5 != 0, 600.0 * (1 + i));
        Add("isms-incidents", fields);
    }

    void Measurement(int day)
    {
        var at = Before(TimeSpan.FromDays(day) + TimeSpan.FromHours(1));
        foreach (var (kpi, i) in Kpis.Select((kpi, i) => (kpi, i)))
        {
            var fields = new JsonObject { ["@timestamp"] = at, ["kind"] = "kpi", ["kpi"] = kpi, ["title"] = $"Measure {kpi}", ["unit"] = "%", ["target"] = 95.0, ["state"] = "not measured" };
            // One that has never been measured and one with a gap.
            if (i != 3 && (i != 6 || day is < 10 or > 20))
                (fields["value"], fields["low"], fields["high"], fields["n"], fields["state"]) = (80.0 + (day + i) % 15, 75.0, 99.0, 40, "degraded");
            Add("isms-measurements", fields);
        }
        for (var i = 0; i < 40; i++) Control(at, i, ControlStates[(i + (day > 5 ? 1 : 0)) % ControlStates.Length]);
        if (day % 20 != 0) return;
        for (var i = 0; i < 5; i++)
        {
            var risk = new JsonObject { ["@timestamp"] = at, ["kind"] = "risk", ["risk"] = $"R-0{i}", ["title"] = $"Risk {i}", ["owner"] = "top-management", ["score.before"] = 2, ["score.after"] = 3, ["n"] = i, ["value"] = 20.0 * i };
            if (i == 2) risk["score.proposed"] = 4;
            Add("isms-measurements", risk);
            var objective = new JsonObject { ["@timestamp"] = at, ["kind"] = "objective", ["objective"] = $"O-{i}", ["title"] = $"Objective {i}", ["owner"] = "soc-lead", ["kpi"] = Kpis[i], ["target"] = 95.0, ["state"] = "not measured" };
            if (i != 3) (objective["value"], objective["state"]) = (90.0 + i, "not met");
            Add("isms-measurements", objective);
        }
    }

    void Control(string at, int i, string state) => Add("isms-measurements", new JsonObject
    {
        ["@timestamp"] = at, ["kind"] = "control", ["control"] = $"A.{5 + i % 4}.{1 + i / 4}", ["title"] = $"Control {i}", ["theme"] = Themes[i % 4], ["state"] = state, ["reason"] = "what was seen of it",
        ["counted"] = state switch { "effective" or "likely effective" => "effective", "degraded" or "ineffective" => "not effective", "not measurable here" => "not measurable", _ => "not measured" },
    });

    void Add(string index, JsonObject fields) => _bulk.Append(CultureInfo.InvariantCulture, $$$"""{"index":{"_index":"{{{index}}}"}}""").Append('\n').Append(fields.ToJsonString()).Append('\n');

    string Before(TimeSpan ago) => Time(_now - ago);

    static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
