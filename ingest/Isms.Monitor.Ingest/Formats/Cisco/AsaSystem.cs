using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Cisco;

/// <summary>Threat detection, the botnet filter, the device itself.</summary>
static class AsaSystem
{
    static readonly ConstantFields Filtered = AsaMessage.Meaning("dynamic-filter", "success", "network", "connection denied");
    static readonly ConstantFields Watched = AsaMessage.Meaning("dynamic-filter", null, "network", "connection info");
    static readonly ConstantFields Rate = AsaMessage.Meaning(null, null, "network", "info");
    static readonly ConstantFields Attack = AsaMessage.Meaning("threat-detected", null, "intrusion_detection network", "info");
    static readonly ConstantFields Shunned = AsaMessage.Meaning("host-shunned", "success", "intrusion_detection network", "denied");
    static readonly ConstantFields Switch = AsaMessage.Meaning("interface-switchover", null, "network", "info");
    static readonly ConstantFields Collision = AsaMessage.Meaning("arp-collision", null, "network", "info");

    const string Listed = " {transport} traffic from {src} to {dst}, {} resolved from {} list: {list-domain}";

    public static IEnumerable<AsaMessage> Messages =>
    [
        .. new[] { 338001, 338002, 338003, 338004, 338201, 338202 }.Select(number => new AsaMessage(number, Watched,
            "Dynamic Filter {} blacklisted" + Listed, "Dynamic Filter {} black listed" + Listed, "Dynamic filter {} greylisted" + Listed,
            "Dynamic Filter {} greylisted" + Listed)),
        .. new[] { 338005, 338006, 338007, 338008, 338203, 338204 }.Select(number => new AsaMessage(number, Filtered,
            "Dynamic Filter dropped blacklisted" + Listed, "Dynamic Filter dropped black listed" + Listed, "Dynamic filter dropped greylisted" + Listed,
            "Dynamic Filter dropped greylisted" + Listed)),
        .. Enumerable.Range(400000, 52).Select(number => new AsaMessage(number, Attack,
            "IPS:{rule.id} {rule.name} from {src} to {dst} on interface {observer.ingress.interface.name}",
            "IDS:{rule.id} {rule.name} from {src} to {dst} on interface {observer.ingress.interface.name}")),
        new(405001, Collision, "Received ARP {} collision from {src} on interface {observer.ingress.interface.name}"),
        new(425005, Switch, "Interface {cisco.asa.interface} become active in redundant interface {cisco.asa.redundant_interface}"),
        new(733100, Rate, "{cisco.asa.threat_detection.object}] drop {cisco.asa.threat_detection.rate} exceeded. "
            + "Current burst rate is {cisco.asa.threat_detection.burst_rate:n} per second, max configured rate is {}; "
            + "Current average rate is {cisco.asa.threat_detection.average_rate:n} per second, max configured rate is {}; "
            + "Cumulative total count is {cisco.asa.threat_detection.total:n}"),
        new(733101, Attack, "{} {src-ip} is attacking. {}", "{} {dst-ip} is targeted. {}"),
        new(733102, Shunned, "Threat-detection adds host {src-ip} to shun list"),
        new(733103, Rate, "Threat-detection removes host {src-ip} from shun list"),
    ];
}
