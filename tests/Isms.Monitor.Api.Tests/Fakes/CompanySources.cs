using Isms.Monitor.Api.Reading;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Tests.Fakes;

/// <summary>Sources, dead letters and rules of the company.</summary>
static class CompanySources
{
    public static void Fill(Company company)
    {
        for (var i = 1; i <= 26; i++) company.Registers.Sources.Add(Reporting(company, i));
        var now = company.Now;
        company.Registers.Sources.Add(new SourceStatus
        {
            Id = "ids-02", Name = "ids-02", Kind = "syslog-tcp", Format = "suricata_eve", State = SourceState.Silent,
            Reason = "Silent for 3 h 12 min, expected every 15 min. A.8.15 and A.8.16 are not measured while it is.",
            EventsPerSecond = 0, Trend = [.. Enumerable.Range(0, 60).Select(_ => (double?)0)], Frames = 41_220, LastSeenMicros = now - 192 * UnixMicros.Minute,
            ExpectedIntervalMicros = 15 * UnixMicros.Minute, SkewMicros = 300_000, Controls = ["A.8.15", "A.8.16"],
        });
        company.Registers.Sources.Add(new SourceStatus
        {
            Id = "fw-12", Name = "fw-12", Kind = "syslog-udp", Format = "cisco_asa", State = SourceState.Impaired,
            Reason = "61.3 % of its lines are not understood since 09:40: its firmware changed the message format.",
            EventsPerSecond = 42.1, Trend = [.. Enumerable.Range(0, 60).Select(i => (double?)(40 + i % 7))], Frames = 220_400, Unparsed = 85_210, LastSeenMicros = now - 900_000,
            ExpectedIntervalMicros = 5 * UnixMicros.Minute, SkewMicros = 120_000, DeadLetters = 85_210, Drops = [new("192.0.2.12", 318)], Controls = ["A.8.20"],
        });
        company.Registers.Sources.Add(new SourceStatus
        {
            Id = "srv-dc-02", Name = "srv-dc-02", Kind = "http", Format = "windows_security", State = SourceState.Impaired,
            Reason = "Its clock is 47 min ahead; correlations use the time of receipt.",
            EventsPerSecond = 3.2, Trend = [.. Enumerable.Range(0, 60).Select(i => (double?)(3 + i % 2))], Frames = 30_020, LastSeenMicros = now - 2 * UnixMicros.Second,
            ExpectedIntervalMicros = 5 * UnixMicros.Minute, SkewMicros = -47 * UnixMicros.Minute, Controls = ["A.8.17"],
        });
        company.Registers.Sources.Add(new SourceStatus
        {
            Id = "av-plant", Name = "av-plant", Kind = "", Format = "", State = SourceState.NeverSeen,
            Reason = "The register of assets demands its logs; none ever came.", ExpectedIntervalMicros = UnixMicros.Hour, Controls = ["A.8.7"],
        });
        for (var i = 0; i < 40; i++)
            company.Registers.Letters.Add(new DeadLetter($"d{i}", now - i * UnixMicros.Minute, i % 5 == 0 ? "fw-03" : "fw-12", "192.0.2.12",
                i % 5 == 0 ? "<13>\u0001\u0002 garbage" : $"<164>Nov 24 2026 14:{i:00}:00 fw-12 : %FTD-4-106023: Deny tcp src outside:203.0.113.9/4{i}", "no format understood it: 'FTD' is not a known facility"));
        Rules(company);
    }

    static SourceStatus Reporting(Company company, int i) => new()
    {
        Id = i <= 11 ? $"fw-{i:00}" : $"srv-{i:00}", Name = i <= 11 ? $"fw-{i:00}" : $"srv-app-{i - 11:00}", Kind = i <= 11 ? "syslog-udp" : "http",
        Format = i <= 11 ? "cisco_asa" : "windows_security", State = SourceState.Reporting, Reason = "",
        EventsPerSecond = 1.5 + i * 3.7, Trend = [.. Enumerable.Range(0, 60).Select(m => m is > 20 and < 26 && i % 6 == 0 ? null : (double?)(20 + i + (m * 7 + i * 3) % 15))],
        Frames = 9000 + i * 3100, Unparsed = i % 4, LastSeenMicros = company.Now - i * 400_000, ExpectedIntervalMicros = 5 * UnixMicros.Minute,
        SkewMicros = i * 20_000, Controls = ["A.8.15", "A.8.20"],
    };

    static void Rules(Company company)
    {
        string[] names = ["Port scan by one address", "Success after failed logins", "Malware not cleaned", "Beacon to one destination", "Denied then allowed", "IDS alert then outbound connection"];
        for (var i = 0; i < 48; i++)
            company.Registers.Rules.Add(new RuleRow
            {
                Id = $"5f0c6c1e-0000-4000-8000-{i:000000000000}", Name = i < names.Length ? names[i] : $"Firewall policy hit {i}", Level = (Level)(i % 5), Kind = i % 4 == 1 ? RuleKind.Correlation : RuleKind.Sigma,
                LogSource = i % 4 == 1 ? "events of 2 rules" : "product: cisco, service: asa", Controls = ["A.8.20"], Techniques = ["T1046"], MatchesDay = i * 37 % 900, AlertsMonth = i * 11 % 130,
                SamplesFire = 2, SamplesQuiet = 1, SamplesWrong = i == 9 ? 1 : 0, Problem = i == 7 ? "No source delivers its log source (windows, sysmon): it cannot fire." : null,
                Verdicts = i % 3 == 0 ? [new("benign", 14), new("true positive", 2)] : [], File = $"firewall/rule_{i}.yml",
            });
    }
}
