using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Cisco;

/// <summary>Packets and requests that were refused, and what access lists decided.</summary>
static class AsaAccess
{
    static readonly ConstantFields Denied = AsaMessage.Meaning("firewall-rule", "success", "network", "connection denied");
    static readonly ConstantFields Decided = AsaMessage.Meaning("firewall-rule", "success", "network", "connection");
    static readonly ConstantFields Allowed = AsaMessage.Meaning("firewall-rule", "success", "network", "connection allowed");
    static readonly ConstantFields Discarded = AsaMessage.Meaning("firewall-rule", "failure", "network", "connection denied");
    static readonly ConstantFields Noted = AsaMessage.Meaning("firewall-rule", null, "network", "connection info");
    static readonly ConstantFields NotRouted = AsaMessage.Meaning("firewall-rule", "failure", "network", "connection info");
    static readonly ConstantFields UrlAllowed = AsaMessage.Meaning("url-access", "success", "network", "access allowed");
    static readonly ConstantFields UrlDenied = AsaMessage.Meaning("url-access", "success", "network", "access denied");
    static readonly ConstantFields Bypass = AsaMessage.Meaning("bypass", null, "network", "info");

    const string List = "access-list {cisco.asa.rule_name} ";
    const string Hits = " hit-cnt {cisco.asa.hit_count:n} ";

    public static IEnumerable<AsaMessage> Messages =>
    [
        new(106001, Denied, "{direction} {transport} connection denied from {src} to {dst} flags {cisco.asa.tcp_flags} on interface {observer.ingress.interface.name}"),
        new(106002, Denied, "{transport} Connection denied by outbound list {cisco.asa.rule_name} src {src} dest {dst}"),
        new(106006, Denied, "Deny {direction} {transport} from {src} to {dst} on interface {observer.ingress.interface.name}"),
        new(106007, Denied, "Deny {direction} {transport} from {src} to {dst} due to {protocol} {cisco.asa.dns_kind}"),
        new(106010, Denied, "Deny inbound {transport} src {src} dst {dst}"),
        new(106011, Denied, "Deny inbound (No xlate) {transport} src {src} dst {dst}"),
        new(106012, Denied, "Deny IP from {src} to {dst}, {event.reason}"),
        new(106013, Denied, "Dropping echo request from {src} to PAT address {dst}"),
        new(106014, Denied, "Deny inbound {transport} src {src} dst {dst}[ (type {icmp-type}, code {icmp-code})]"),
        new(106015, Denied, "Deny {transport} (no connection) from {src} to {dst} flags {cisco.asa.tcp_flags} on interface {observer.ingress.interface.name}"),
        new(106016, Denied, "Deny IP spoof from {src} to {dst} on interface {observer.ingress.interface.name}"),
        new(106017, Denied, "Deny IP due to Land Attack from {src} to {dst}"),
        new(106018, Denied, "ICMP packet type {icmp-type} denied by outbound list {cisco.asa.rule_name} src {src} dest {dst}"),
        new(106020, Denied, "Deny IP teardrop fragment ({}) from {src} to {dst}"),
        new(106021, Denied, "Deny {transport} reverse path check from {src} to {dst} on interface {observer.ingress.interface.name}"),
        new(106022, Denied, "Deny {transport} connection spoof from {src} to {dst} on interface {observer.ingress.interface.name}"),
        new(106023, Denied,
            "Deny {transport} src {src} dst {dst}[ (type {icmp-type}, code {icmp-code})] by access-group \"{cisco.asa.rule_name}\""),
        new(106027, Denied, "Deny {transport} src {src} dst {dst} by access-group \"{cisco.asa.rule_name}\""),
        new(106100, Decided, List + "{verdict} {transport} {list-src} -> {list-dst}" + Hits),
        new(106102, Decided, List + "{verdict} {transport} for user {user} {list-src} -> {list-dst}" + Hits),
        new(106103, Decided, List + "{verdict} {transport} for user {user} {list-src} -> {list-dst}" + Hits),
        new(110002, NotRouted, "{event.reason} for {transport} from {src} to {dst}"),
        new(110003, NotRouted, "{event.reason} for {transport} from {src} to {dst}"),
        new(201010, Denied, "{event.reason} for {direction} packet from {src} to {dst} on interface {observer.ingress.interface.name}"),
        new(209004, Denied, "{event.reason}: src = {src}, dest = {dst}, proto = {transport}"),
        new(304001, UrlAllowed, "{src-ip} Accessed URL {asa-url}", "{src-ip} Accessed JAVA URL {asa-url}"),
        new(304002, UrlDenied,
            "Access denied URL {url} SRC {src} DEST {dst} on interface {observer.ingress.interface.name}", "Access denied URL {url} SRC {src} DEST {dst}"),
        new(313001, Denied, "Denied {transport} type={icmp-type}, code={icmp-code} from {src} on interface {observer.ingress.interface.name}"),
        new(313004, Denied, "Denied {transport} type={icmp-type}, from laddr {src} on interface {observer.ingress.interface.name} to {dst-ip}: {event.reason}"),
        new(313005, Denied, "No matching connection for ICMP error message: {transport} src {src} dst {dst}[ (type {icmp-type}, code {icmp-code})]"
            + " on {} interface.[ Original IP payload: {cisco.asa.original_transport} src {original-src} dst {original-dst}]"),
        new(313008, Denied, "Denied {transport} type={icmp-type}, code={icmp-code} from {src} on interface {observer.ingress.interface.name}"),
        new(313009, Denied, "Denied invalid {transport} code {icmp-code}, for {src} to {dst}, ICMP id {}, ICMP type {icmp-type}"),
        new(322001, Denied, "Deny MAC address {source.mac}, {event.reason} on interface {observer.ingress.interface.name}"),
        new(401004, Denied, "Shunned packet: {src-ip} = {dst-ip} on interface {observer.ingress.interface.name}",
            "Shunned packet: {src-ip} ==> {dst-ip} on interface {observer.ingress.interface.name}"),
        new(407001, Denied, "Deny traffic for local-host {src}, {event.reason}"),
        new(410001, Denied, "Dropped {transport} DNS {} from {src} to {dst}; {event.reason}"),
        new(419001, Denied, "Dropping {transport} packet from {src} to {dst}, reason: {event.reason}"),
        new(419002, Noted, "{event.reason} from {src} to {dst} {}"),
        new(434002, Denied, "SFR requested to drop {transport} packet from {src} to {dst}"),
        new(434004, Bypass, "SFR requested ASA to bypass further packet redirection and process {transport} flow from {src} to {dst}"),
        new(500004, Denied, "Invalid transport field for protocol={transport}, from {src} to {dst}"),
        new(607001, AsaMessage.Meaning("firewall-rule", "success", "network", "info"),
            "Pre-allocate SIP {sip-connection} secondary channel for {dst} to {src} from {cisco.asa.message} message"),
        new(710001, Allowed, "{transport} access requested from {src} to {dst}"),
        new(710002, Allowed, "{transport} access permitted from {src} to {dst}"),
        new(710003, Denied, "{transport} access denied by ACL from {src} to {dst}"),
        new(710004, Denied, "{transport} connection limit exceeded from {src} to {dst}"),
        new(710005, Discarded, "{transport} request discarded from {src} to {dst}"),
        new(710006, Discarded, "{transport} request discarded from {src} to {dst}"),
    ];
}
