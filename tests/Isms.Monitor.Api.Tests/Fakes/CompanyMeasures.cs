using Isms.Monitor.Api.Reading;
using Isms.Monitor.Controls.Risks;
using Isms.Monitor.Controls.Statistics;
using Isms.Monitor.Events;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Api.Tests.Fakes;

/// <summary>KPIs, controls, objectives, risks and reviews of the company.</summary>
static class CompanyMeasures
{
    public static void Fill(Company company)
    {
        company.Registers.MeasuredMicros = company.Now - 8 * UnixMicros.Minute;
        company.Registers.Kpis.AddRange([
            Kpi(company, "VIS-01", "Required sources that report", "sources that reported in time / sources with logging required", 0.98, i => i is > 50 and < 57 ? null : 0.984 + Wave(i) * 0.012, census: true),
            Kpi(company, "VIS-02", "Silence of required sources", "silent hours / required hours", 0.02, i => i > 87 ? null : 0.016 + Wave(i) * 0.006, higher: false),
            Kpi(company, "RSP-01", "Acknowledged within the limit", "incidents acknowledged in time / incidents", 0.90, i => 0.86 + Math.Min(i, 60) * 0.0012 + Wave(i) * 0.012),
            Kpi(company, "RSP-05", "Contained within the limit", "incidents contained in time / incidents", 0.90, i => 0.80 + Wave(i) * 0.03),
            Kpi(company, "PRV-01", "Malware stopped before it ran", "families stopped by host and day / families seen", 0.95, i => 0.98 + Wave(i) * 0.01),
            Kpi(company, "GOV-05", "Evidence on time", "samples not older than their cadence / samples due", 0.95, _ => null),
        ]);
        foreach (var (id, title, theme, state, kpi, reason) in Rows()) company.Registers.Controls.Add(Control(company, id, title, theme, state, kpi, reason));
        for (var i = 0; i < 60; i++)
            company.Registers.Controls.Add(Control(company, $"A.{5 + i % 3}.{40 + i}", $"Control of people and places {i + 1}", new[] { "Organizational", "People", "Physical" }[i % 3], i < 55 ? MeasureState.NotMeasurable : MeasureState.NotApplicable, null,
                i < 55 ? "no automated measure here: a person's evidence counts" : "left out: nothing is developed in house"));
        company.Registers.Controls.Sort((a, b) => string.CompareOrdinal(a.Row.Theme, b.Row.Theme));
        company.Registers.Objectives.AddRange([
            new("O-1", "Every required source reports", "VIS-01", "98 %", "98.8 %", "met", "98.8 % of 42 sources reported in time in the last 7 d.", new DateOnly(2026, 12, 31), "Head of IT"),
            new("O-2", "Incidents are contained in time", "RSP-05", "90 %", "79.2 %", "missed", "79.2 % of 48; the upper bound 87.0 % is below the target.", new DateOnly(2026, 12, 31), "CISO"),
            new("O-3", "Evidence is fresh", "GOV-05", "95 %", "not measured", "not measurable yet", "not measured: not implemented.", new DateOnly(2027, 3, 31), "ISMS manager"),
        ]);
        company.Registers.Risks.AddRange([
            new("R-03", "Remote access with a guessed password", "Head of IT", 3, 4, 4, 6, 0.24, 5.1, 2.3, 9.0, "6 campaigns in 0.24 observed years; the data fit 4 to 12 a year better than 1 to 4.", "modify: second factor until 2026-12-15", ["A.8.5", "A.5.15"], true) { OwnerRole = "it-lead", Proposal = "R-03:3-4:6", BandSource = "register, assessed 2026-07-13", YearlyLoss = 910_000 },
            new("R-07", "Malware on a file server", "Head of IT", 2, 5, 2, 1, 0.24, 0.8, 0.14, 1.9, "1 incident in 0.24 observed years: within the owner's band.", "modify", ["A.8.7"], false),
            new("R-11", "Loss of log data", "CISO", 2, 3, null, 0, 0.02, null, null, null, "not measured: sources were observed for 0.02 years only.", "retain, accepted until 2027-01-31", ["A.8.15"], false),
            new("R-12", "Misuse by an insider", "HR", 1, 4, 1, 0, 0.24, 0.3, 0.01, 1.1, "No incident in 0.24 observed years; up to 12.5 a year remain possible.", "share", ["A.8.12"], false),
        ]);
        company.Registers.Losses = LossView.Of([new Risk { Id = "R-03", Loss = new LossRange(50_000, 600_000) }, new Risk { Id = "R-11" }],
            [Counted("R-03")], "EUR");
        company.Registers.Reviews.Add(new("r1", new DateOnly(2026, 7, 1), new DateOnly(2026, 9, 30), company.Now - 40 * UnixMicros.Day, "isms", new string('4', 60) + "c0de",
            "19 effective, 2 not effective, 6 not measured, 61 not measurable here, of 88 applicable"));
        for (var i = 0; i < 30; i++)
            company.Registers.Audit.Add(new(company.Now - i * 41 * UnixMicros.Minute, i % 3 == 0 ? "admin" : "jd", i % 4 == 0 ? "login" : i % 4 == 1 ? "bulk action" : i % 4 == 2 ? "re-drive" : "login refused", i % 4 == 2 ? "fw-12" : "jd", i % 4 == 1 ? "Close on 412 incidents: rule:\"Port scan\"" : "", "192.0.2.77"));
    }

    static RiskFeedback Counted(string risk) => new()
    {
        Risk = risk, Registered = 3, Band = 3, Incidents = 6, ExposureYears = 0.24, Prior = new GammaPoisson(2.9, 1.5), Posterior = new GammaPoisson(8.9, 1.74), Credible = new Interval(2.3, 9),
        AtLeastOneNextYear = 0.98, BandProbability = 0.15, Sentence = "", Attacks = new AttackSplit { Attempts = 9, Succeeded = 6, Undecided = 0, Sentence = "9 attempts, 6 came through." },
    };

    /// <summary>Between -1 and 1, smooth with some roughness.</summary>
    static double Wave(int i) => 0.6 * Math.Sin(i / 9.0) + 0.3 * Math.Sin(i / 2.3) + 0.1 * Math.Sin(i * 1.7);

    static IEnumerable<(string, string, string, MeasureState, string?, string)> Rows() =>
    [
        ("A.5.24", "Incident management planning", "Organizational", MeasureState.Effective, "RSP-01", "lower bound 90.4 % is above the target 90 %"),
        ("A.5.25", "Assessment of events", "Organizational", MeasureState.LikelyEffective, "RSP-01", "93.1 % is above the target, the lower bound 88.0 % is not yet"),
        ("A.5.26", "Response to incidents", "Organizational", MeasureState.Ineffective, "RSP-05", "upper bound 87.0 % is below the warning 88 %"),
        ("A.5.28", "Collection of evidence", "Organizational", MeasureState.NotMeasured, "GOV-05", "not measured: not implemented"),
        ("A.8.5", "Secure authentication", "Technological", MeasureState.Degraded, "RSP-01", "87.5 % is below the target 90 %"),
        ("A.8.7", "Protection against malware", "Technological", MeasureState.Effective, "PRV-01", "lower bound 95.8 % is above the target 95 %"),
        ("A.8.15", "Logging", "Technological", MeasureState.PartlyMeasured, "VIS-02", "not measured: ids-02 is silent since 11:18; VIS-01 alone is effective"),
        ("A.8.16", "Monitoring activities", "Technological", MeasureState.NotMeasured, "VIS-02", "not measured: ids-02 is silent since 11:18"),
        ("A.8.17", "Clock synchronization", "Technological", MeasureState.Stale, "VIS-01", "stale: the last good sample is 3 d old, 36 h are allowed"),
        ("A.8.20", "Networks security", "Technological", MeasureState.Insufficient, "PRV-01", "insufficient: 11 trials, 30 are needed"),
    ];

    static ControlDetail Control(Company company, string id, string title, string theme, MeasureState state, string? kpi, string reason)
    {
        var series = company.Registers.Kpis.FirstOrDefault(k => k.Kpi.Id == kpi);
        var samples = series?.Samples ?? [];
        var row = new ControlRow(id, title, theme, state, reason, kpi is null ? [] : [kpi], samples.Count == 0 ? null : samples[^1], series?.Kpi.Target,
            series is null ? "" : "no evidence of change", [.. samples.TakeLast(30).Select(s => s.Point)], false);
        var evidence = company.Incidents.All.Where(i => i.Machine.Controls.Any(c => c.Control == id)).OrderByDescending(i => i.Machine.LastMicros).ToList();
        return new ControlDetail(row, "Head of IT", "Applies: the business depends on it.", "assessed 2026-05-11 by the internal audit, valid until 2027-05-11",
            series is null ? [] : [series.Kpi],
            [.. evidence.Take(20).Select(i => (i, e: i.Machine.Controls.First(c => c.Control == id))).Select(x =>
                new EvidenceRow(x.i.Machine.LastMicros, x.i.Id, x.i.Machine.Title, x.e.Polarity.ToString().ToLowerInvariant(), x.e.Reason))],
            evidence.Count, kpi is null ? [] : ["R-03", "R-07"]);
    }

    static KpiSeries Kpi(Company company, string id, string title, string formula, double target, Func<int, double?> value, bool higher = true, bool census = false)
    {
        var samples = Enumerable.Range(0, 90).Select(i =>
        {
            var to = company.Now - (89 - i) * UnixMicros.Day;
            var point = value(i);
            var n = point is null ? 0 : 42 + i % 9;
            var state = point is null ? MeasureState.NotMeasured
                : higher ? point >= target ? MeasureState.LikelyEffective : MeasureState.Degraded
                : point <= target ? MeasureState.LikelyEffective : MeasureState.Degraded;
            double? half = point is null ? null : census ? 0 : 0.035;
            return new KpiSample(to - 7 * UnixMicros.Day, to, state, point * n, point is null ? null : n, n, point,
                point is null ? null : Math.Max(0, point.Value - half!.Value), point is null ? null : Math.Min(1, point.Value + half!.Value), point is null ? 0.3 : 0.97,
                point is null ? [id == "GOV-05" ? "not implemented" : "ids-02 is silent since 11:18"] : [], "event.dataset:suricata.eve", "9f2c44aa71d0");
        }).ToList();
        var row = new KpiRow(id, title, "share", higher, target, target - 0.02, formula, "1", "7 d", true, ["A.8.15"], samples[^1]);
        return new KpiSeries(row, samples, "no evidence of change");
    }
}
