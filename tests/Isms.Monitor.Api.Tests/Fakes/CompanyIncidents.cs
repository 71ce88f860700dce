using Isms.Monitor.Api.Reading;
using Isms.Monitor.Events;
using Isms.Monitor.Incidents;

namespace Isms.Monitor.Api.Tests.Fakes;

/// <summary>Incidents and events of the company.</summary>
static class CompanyIncidents
{
    static readonly string[] Titles =
    [
        "Port scan of the DMZ from {0}", "Beacon from {1} every 60 s", "Denied then allowed: {0} to {1}", "Malware not cleaned on {1}",
        "Login outside office hours by {2}", "IDS alert then outbound connection from {1}", "Unusual volume from {1}",
        "Account {2} locked on {1}", "The same malware on 4 hosts", "First connection of {1} to a new country",
    ];

    static readonly string[] Users = ["anna.berg", "svc-backup", "jan.kern", "lena.ott"];

    public static void Fill(Company company)
    {
        company.Incidents.Add(Intrusion(company));
        for (var i = 0; i < 130; i++) company.Incidents.Add(Ordinary(company, i));
        for (var i = 0; i < 1400; i++) Noise(company, i);
        Work(company);
    }

    /// <summary>The one that a person looks at first.</summary>
    public static Incident Intrusion(Company company)
    {
        var start = company.Now - 22 * UnixMicros.Minute;
        var denied = Enumerable.Range(0, 12).Select(i => company.AddEvent(i, start + i * 14 * UnixMicros.Second,
            $"<164>Nov 24 2026 14:{8 + i * 14 / 60:00}:{i * 14 % 60:00} fw-01 : %ASA-6-113015: AAA user authentication Rejected : reason = Invalid password : local database : user = admin : user IP = 203.0.113.7",
            ("event.action", "logon-failed"), ("event.outcome", "failure"), ("source.ip", "203.0.113.7"), ("user.name", "admin"),
            ("observer.name", "fw-01"), ("event.dataset", "cisco_asa.log"), ("cisco.asa.message_id", "113015"), ("source.geo.country_name", "unknown"))).ToList();
        var accepted = company.AddEvent(12, start + 180 * UnixMicros.Second,
            "<166>Nov 24 2026 14:11:00 fw-01 : %ASA-6-113012: AAA user authentication Successful : local database : user = admin",
            ("event.action", "logged-in"), ("event.outcome", "success"), ("source.ip", "203.0.113.7"), ("user.name", "admin"),
            ("observer.name", "fw-01"), ("event.dataset", "cisco_asa.log"), ("cisco.asa.message_id", "113012"));
        var malware = company.AddEvent(13, start + 9 * UnixMicros.Minute,
            """{"timestamp":"2026-11-24T14:17:00.000Z","computer":"srv-files-01","channel":"Microsoft-Windows-Windows Defender/Operational","event_id":1116,"threat":"Trojan:Win32/Example.A","action":"quarantine failed"}""",
            ("event.action", "malware-detected"), ("event.outcome", "failure"), ("host.name", "srv-files-01"), ("file.path", @"C:\Shares\temp\update.exe"), ("rule.name", "Trojan:Win32/Example.A"));
        var scan = Alert("Port scan by one address", Level.Medium, RuleKind.Correlation, start - 8 * UnixMicros.Minute, start - 5 * UnixMicros.Minute, 214,
            "203.0.113.7 tried 214 ports on 9 hosts of the DMZ in 3 min; all were denied.", [], ["A.8.20"], ["T1046"], ("source.ip", "203.0.113.7"));
        var brute = Alert("Success after failed logins", Level.High, RuleKind.Correlation, start, start + 180 * UnixMicros.Second, 13,
            "12 denied logins from 203.0.113.7 to fw-01 in 3 min, then one accepted, as admin.", [.. denied, accepted], ["A.8.5", "A.8.15"], ["T1110.001", "T1078"],
            ("source.ip", "203.0.113.7"), ("user.name", "admin"), ("host.name", "fw-01"));
        var found = Alert("Malware not cleaned", Level.Critical, RuleKind.Sigma, start + 9 * UnixMicros.Minute, start + 9 * UnixMicros.Minute, 1,
            "Defender found Trojan:Win32/Example.A on srv-files-01 and could not quarantine it.", [malware], ["A.8.7"], ["T1204.002"], ("host.name", "srv-files-01"));
        var beacon = Alert("Outbound volume of a host", Level.Medium, RuleKind.Anomaly, start + 12 * UnixMicros.Minute, start + 20 * UnixMicros.Minute, 480,
            "srv-files-01 sent 480 MB to 198.51.100.23 in 8 min; 6 MB are usual.", [], ["A.8.16", "A.8.12"], ["T1041"], ("host.name", "srv-files-01"), ("destination.ip", "198.51.100.23"))
            with { Anomaly = new AnomalyFinding("outbound MB in 10 min", "srv-files-01", 6.2, 31, 480, 15.3, 10 * UnixMicros.Minute, 1980) };
        return Incident(company, "Malware after brute force on srv-files-01",
            "203.0.113.7 scanned the DMZ, logged in to fw-01 after 12 denied tries, then malware ran on srv-files-01, which sent 480 MB to 198.51.100.23.",
            Level.Critical, [scan, brute, found, beacon],
            [new("A.8.7", Polarity.Failure, "malware ran and was not cleaned"), new("A.8.20", Polarity.Success, "the scan was denied"),
             new("A.8.5", Polarity.Failure, "a guessed password was accepted"), new("A.8.16", Polarity.Success, "the beacon was detected"), new("A.5.26", Polarity.Trial, "waits for the response")],
            ["R-03", "R-07"], ["srv-files-01", "fw-01"]);
    }

    static Incident Ordinary(Company company, int i)
    {
        var level = (Level)(i % 13 == 0 ? 3 : i % 5 == 0 ? 1 : i % 7 == 0 ? 0 : 2);
        var at = company.Now - (17 + i * 23) * UnixMicros.Minute;
        var (address, host, user) = ($"198.51.100.{i % 200 + 10}", $"wks-{i % 90 + 10:000}", Users[i % 4]);
        var title = string.Format(Titles[i % Titles.Length], address, host, user);
        var alert = Alert(Titles[i % Titles.Length].Replace(" {0}", "", StringComparison.Ordinal).Replace(" {1}", "", StringComparison.Ordinal).Replace(" {2}", "", StringComparison.Ordinal).Replace(" from", "", StringComparison.Ordinal),
            level, RuleKind.Sigma, at, at + 4 * UnixMicros.Minute, 3 + i * 17 % 400, $"{title}: {3 + i * 17 % 400} events in 4 min.", [], ["A.8.20"], ["T1071"],
            ("source.ip", address), ("host.name", host), ("user.name", user));
        return Incident(company, title, alert.Reason, level, [alert], [new("A.8.20", Polarity.Success, "it was denied")], i % 3 == 0 ? ["R-03"] : [], [host]);
    }

    public static Incident Incident(
        Company company, string title, string reason, Level level, IReadOnlyList<Alert> alerts, IReadOnlyList<ControlEvidence> controls,
        IReadOnlyList<string> risks, IReadOnlyList<string> assets)
    {
        var detected = alerts.Min(a => a.LastMicros) + 4 * UnixMicros.Second;
        var hours = level switch { Level.Critical => 1, Level.High => 4, Level.Medium => 24, _ => 72 };
        return new Incident
        {
            Machine = new MachinePart
            {
                Id = EventId.Of(detected, 3, title.Length + company.Incidents.All.Count * 100).ToString(),
                Title = title,
                Reason = reason,
                Severity = level,
                SeverityReasons = [$"{level.ToString().ToLowerInvariant()}: the highest level of its alerts", "criticality 5 of srv-files-01 keeps it there"],
                Policy = "linked-entities",
                Alerts = alerts,
                Entities = alerts.SelectMany(a => a.Entities).GroupBy(e => e.Key).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.SelectMany(e => e.Value).Distinct()]),
                Assets = assets,
                Controls = controls,
                Risks = risks,
                FirstMicros = alerts.Min(a => a.FirstMicros),
                LastMicros = alerts.Max(a => a.LastMicros),
                DetectedMicros = detected,
                AcknowledgeDueMicros = detected + hours * UnixMicros.Hour,
                ResolveDueMicros = detected + 8 * hours * UnixMicros.Hour,
            },
        };
    }

    static Alert Alert(
        string name, Level level, RuleKind kind, long first, long last, long count, string reason, IReadOnlyList<EventId> events,
        IReadOnlyList<string> controls, IReadOnlyList<string> techniques, params (string Field, string Value)[] entities) => new()
    {
        Id = EventId.Of(last, 5, name.Length + count).ToString(),
        Revision = 1,
        Rule = new RuleInfo("5f0c6c1e-0000-4000-8000-00000000000a", name, level, kind, "1", controls, techniques,
            ["Is the source known to the business? Ask the owner of the asset.", "Look at what the address did in the last 24 h.", "Isolate the host when malware is active."]),
        GroupKey = entities[0].Value,
        FirstMicros = first,
        LastMicros = last,
        ReceivedMicros = last,
        Count = count,
        Entities = entities.GroupBy(e => e.Field).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(e => e.Value)]),
        Events = events,
        Reason = reason,
    };

    static void Noise(Company company, int i)
    {
        var at = company.Now - (1 + i * 61L % 1430) * UnixMicros.Minute - i % 60 * UnixMicros.Second;
        var (from, to, port) = ($"192.0.2.{i % 40 + 1}", $"198.51.100.{i % 25 + 1}", new[] { 443, 53, 22, 3389, 25 }[i % 5]);
        var denied = i % 4 == 0;
        var raw = denied
            ? $"<164>fw-0{i % 3 + 1} : %ASA-4-106023: Deny tcp src outside:{from}/{40000 + i} dst inside:{to}/{port} by access-group \"outside_in\""
            : $"<166>fw-0{i % 3 + 1} : %ASA-6-302013: Built inbound TCP connection {10000 + i} for outside:{from}/{40000 + i} to inside:{to}/{port}";
        company.AddEvent(1000 + i, at, raw,
            ("event.action", denied ? "firewall-rule" : "flow-expiration"), ("event.outcome", i % 9 == 0 ? "unknown" : denied ? "failure" : "success"), ("source.ip", from), ("destination.ip", to),
            ("destination.port", $"{port}"), ("observer.name", $"fw-0{i % 3 + 1}"), ("event.dataset", "cisco_asa.log"));
    }

    /// <summary>What people did already.</summary>
    static void Work(Company company)
    {
        var some = company.Incidents.All.Where(i => i.Severity != Level.Critical).OrderByDescending(i => i.Machine.DetectedMicros).ToList();
        for (var i = 3; i < some.Count; i++)
        {
            var (id, who) = (some[i].Id, i % 2 == 0 ? "jd" : "mk");
            if (i > 24) Do(company, id, new IncidentAction { Kind = IncidentActionKind.Close, Verdict = (Verdict)(i % 8), Note = "Agreed with the network team." }, who);
            else if (i % 3 == 0) Do(company, id, new IncidentAction { Kind = IncidentActionKind.Acknowledge }, who);
            else if (i % 5 == 0) Do(company, id, new IncidentAction { Kind = IncidentActionKind.Start }, who);
        }
    }

    static void Do(Company company, string id, IncidentAction action, string who) =>
        _ = company.Incidents.ApplyAsync(id, 1, action, who, CancellationToken.None);
}
