using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Events;
using Isms.Monitor.Incidents;
using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Tests;

/// <summary>A small organisation in which everything is well, until a test breaks something.</summary>
static class Company
{
    /// <summary>A Monday, 00:00 UTC.</summary>
    public static readonly long Now = UnixMicros.From(new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero));

    public static readonly KpiCatalogue Catalogue = KpiCatalogue.Load(Path.Combine(Repository.Root, "detect", "isms", "kpis"));

    static readonly DateOnly Today = UnixMicros.DayOf(Now);

    public static RegisterSet Registers => new()
    {
        Scope = new Scope { Organisation = "Example Instruments", Statement = "All sites and services", Headcount = 12 },
        Assets =
        [
            Source("fw-01", AssetKind.Firewall, 5), Source("fw-02", AssetKind.Firewall, 4), Source("ids-01", AssetKind.Ids, 4),
                Source("srv-01", AssetKind.Server, 3),
            .. Enumerable.Range(1, 10).Select(n => Source($"wks-{n:00}", AssetKind.Endpoint, 1) with { AntimalwareRequired = true,
                ExpectedInterval = TimeSpan.FromHours(24) }),
        ],
        Controls =
        [
            Measured("A.5.1", "Policies for information security", Measurability.Register),
                Measured("A.5.25", "Assessment and decision on information security events", Measurability.Process),
            Measured("A.5.27", "Learning from information security incidents", Measurability.Process),
                Measured("A.5.36", "Compliance with policies, rules and standards for information security", Measurability.Register),
            Measured("A.6.3", "Information security awareness, education and training", Measurability.Register),
            new Control { Id = "A.7.4", Title = "Physical security monitoring", Measurability = Measurability.Manual,
                MissingFeed = "door and camera logs" },
            Measured("A.8.1", "User endpoint devices", Measurability.Telemetry),
                Measured("A.8.7", "Protection against malware", Measurability.Telemetry),
            Measured("A.8.15", "Logging", Measurability.Telemetry) with { Design = new DesignAssessment("isms-manager", Today.AddDays(-90),
                Today.AddDays(275)) },
            Measured("A.8.16", "Monitoring activities", Measurability.Telemetry),
                Measured("A.8.17", "Clock synchronization", Measurability.Telemetry),
            Measured("A.8.20", "Networks security", Measurability.Telemetry),
            new Control { Id = "A.8.30", Title = "Outsourced development", Applicable = false, Reason = "We develop nothing outside" },
        ],
        Risks =
        [
            new Risk { Id = "R-01", Title = "Malware spreads in the office network", Owner = "it-lead", Assets = ["srv-01"],
                Controls = ["A.8.7"], Likelihood = 1, Impact = 4, Assessed = Today.AddDays(-60),
                Treatment = new Treatment { Option = TreatmentOption.Modify, Plan = "Segment the office",
                    Actions = [new TreatmentAction { Id = "TA-01", Action = "Segment", Owner = "it-lead", OriginalDue = Today.AddDays(-20),
                    Due = Today.AddDays(20) }] } },
            new Risk { Id = "R-02", Title = "Account of an administrator is taken over", Owner = "it-lead", Likelihood = 3, Impact = 3,
                Assessed = Today.AddDays(-60), Acceptance = new Acceptance("it-lead", Today.AddDays(-400), Today.AddDays(-35)) },
        ],
        Objectives =
        [
            new Objective { Id = "O-01", Text = "Malware is stopped before it runs", Kpi = "PRV-01", Target = 95, By = Today.AddDays(30),
                Owner = "it-lead" },
            new Objective { Id = "O-02", Text = "Seeded attacks are seen", Kpi = "DET-02", Target = 95, By = Today.AddDays(30),
                Owner = "it-lead" },
        ],
        Policies = [new Policy { Id = "P-01", Document = "Information security policy", LastReview = Today.AddDays(-100) },
            new Policy { Id = "P-02", Document = "Backup policy", LastReview = Today.AddDays(-500) }],
        People = [.. Enumerable.Range(1, 12).Select(n => new Person { Id = $"person-{n:00}",
            Joined = Today.AddDays(n == 12 ? -5 : -900) }), new Person { Id = "backup", ServiceAccount = true }],
        Courses = [new Course { Id = "C-01", Title = "Security basics", Mandatory = true,
            Records = [.. Enumerable.Range(1, 10).Select(n => new TrainingRecord($"person-{n:00}", Today.AddDays(-50)))] }],
        CorrectiveActions =
        [
            new CorrectiveAction { Id = "CA-01", Source = "audit 2026", Action = "Turn on logging of administrators",
                OriginalDue = Today.AddDays(-30), Due = Today.AddDays(-30), Completed = Today.AddDays(-40), Verified = Today.AddDays(-31) },
            new CorrectiveAction { Id = "CA-02", Source = "incident", Action = "Filter attachments", OriginalDue = Today.AddDays(-30),
                Due = Today.AddDays(30) },
            new CorrectiveAction { Id = "CA-03", Source = "incident", Action = "Train the help desk", OriginalDue = Today.AddDays(-10),
                Due = Today.AddDays(-10), Completed = Today.AddDays(-12) },
        ],
        ReviewActions = [new ReviewAction { Id = "RA-01", Review = Today.AddDays(-180), Action = "Buy a second sensor", Owner = "it-lead",
            OriginalDue = Today.AddDays(-60), Due = Today.AddDays(30) }],
        Audits =
        [
            new Audit { Id = "AU-01", Title = "Internal audit of operations", Independent = true, Planned = Today.AddDays(-70),
                Done = Today.AddDays(-68), Findings = [new Registers.Model.Finding { Id = "F-01", Grade = FindingGrade.Minor,
                Clause = "A.8.15", Text = "Two servers did not log administrators" }] },
            new Audit { Id = "AU-02", Title = "Internal audit of suppliers", Planned = Today.AddDays(40) },
        ],
        InterestedParties = [new InterestedParty { Id = "customers", Name = "Customers", Needs = ["Their data stay confidential"] }],
    };

    /// <summary>Thirty-five days in which every source logs, every endpoint is protected, and a hundred incidents were handled
    /// well.</summary>
    public static InMemoryEvidence Evidence(params string[] silencedForADay)
    {
        var evidence = new InMemoryEvidence();
        foreach (var asset in Registers.Assets)
        {
            var step = asset.Kind == AssetKind.Endpoint ? 12 * UnixMicros.Hour : 20 * UnixMicros.Minute;
            var until = silencedForADay.Contains(asset.Id) ? Now - UnixMicros.Day : Now;
            for (var time = Now - 200 * UnixMicros.Day; time < until; time += step)
                if (time >= Now - 35 * UnixMicros.Day || (Now - time) % UnixMicros.Hour == 0 || step > UnixMicros.Hour)
                    evidence.Events.Add(new(asset.Id, $"{asset.Kind}.log".ToLowerInvariant(), time, time + UnixMicros.Second));
            if (asset.AntimalwareRequired) evidence.Statuses.Add(new(asset.Id, Now - 3 * UnixMicros.Hour, true, Now - 9 * UnixMicros.Hour));
        }
        evidence.Malware.AddRange(Enumerable.Range(0, 200).Select(n =>
            new MalwareCluster($"Family{n % 7}", $"wks-{n % 10 + 1:00}", Now - UnixMicros.Day * (1 + n % 80), true, "antivirus", 3)));
        evidence.Items.AddRange(Enumerable.Range(0, 100).Select(n => Handled($"INC-{n:000}", Now - UnixMicros.Hour * (30 + n * 6))));
        return evidence;
    }

    /// <summary>An incident acknowledged after 5 minutes, resolved after an hour and closed after two.</summary>
    public static TriageItem Handled(string id, long raised, Disposition disposition = Disposition.BenignTruePositive,
        params string[] risks) => new()
    {
        Id = id, IsIncident = true, Severity = "high", RaisedMicros = raised, Disposition = disposition, Reason = "seen before",
        Controls = [new ControlEvidence("A.8.20", Polarity.Success, "blocked at the firewall")], Risks = risks,
        Changes =
        [
            new(TriageItem.Entered.Acknowledged, raised + 5 * UnixMicros.Minute, true),
                new(TriageItem.Entered.Resolved, raised + UnixMicros.Hour, true),
            new(TriageItem.Entered.Closed, raised + 2 * UnixMicros.Hour, true),
        ],
    };

    public static Task<Measurement> MeasureAsync(IEvidence evidence, RegisterSet? registers = null, params StateOverride[] overrides) =>
        new MeasurementProgramme(Catalogue, registers ?? Registers, evidence, new InMemoryRecords())
            .MeasureAsync(Now, overrides, TestContext.Current.CancellationToken);

    /// <summary>The same with what people put on record.</summary>
    public static Task<Measurement> MeasureAsync(IEvidence evidence, IRecords records, RegisterSet? registers = null) =>
        new MeasurementProgramme(Catalogue, registers ?? Registers, evidence, records).MeasureAsync(Now, TestContext.Current.CancellationToken);

    static Asset Source(string id, AssetKind kind, int criticality) =>
        new() { Id = id, Kind = kind, Criticality = criticality, LoggingRequired = true, ExpectedInterval = TimeSpan.FromHours(1) };

    static Control Measured(string id, string title, Measurability by) =>
        new() { Id = id, Title = title, Measurability = by, Reason = "needed" };
}
