namespace Isms.Monitor.Anomaly.Features;

/// <summary>What is measured of an entity in an interval.</summary>
/// <param name="Id">Stable id; part of the rule id <c>anomaly-ID</c>.</param>
/// <param name="Name">As a sentence says it: <c>distinct destination ports</c>.</param>
/// <param name="Minimum">Values below are never an anomaly, whatever the baseline says.</param>
/// <param name="Controls">Annex A controls that a finding is evidence for.</param>
/// <param name="Technique">ATT&amp;CK technique that it hints at.</param>
/// <param name="Tactic">Its tactic; empty where the count alone hints at none.</param>
sealed record Feature(string Id, string Name, double Minimum, string[] Controls, string Technique, string Tactic)
{
    public static readonly Feature Events = new("volume", "events", 500, ["A.8.16"], "T1499", "");
    public static readonly Feature Ports = new("ports", "distinct destination ports", 25, ["A.8.16", "A.8.20"], "T1046", "discovery");
    public static readonly Feature Destinations = new("destinations", "distinct destinations", 40, ["A.8.16", "A.8.22"], "T1018", "discovery");
    public static readonly Feature BytesOut = new("bytes-out", "bytes sent", 50_000_000, ["A.8.12", "A.8.16"], "T1048", "exfiltration");
    public static readonly Feature Failures = new("failures", "failed logins", 15, ["A.8.5", "A.8.16"], "T1110", "credential-access");

    /// <summary>In the order in which a profile and the model hold them.</summary>
    public static readonly Feature[] All = [Events, Ports, Destinations, BytesOut, Failures];
}
