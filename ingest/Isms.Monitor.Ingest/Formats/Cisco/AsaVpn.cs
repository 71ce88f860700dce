using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Cisco;

/// <summary>Tunnels and remote access.</summary>
static class AsaVpn
{
    static readonly ConstantFields Connected = AsaMessage.Meaning("client-vpn-connected", "success", "network session", "connection start");
    static readonly ConstantFields Disconnected = AsaMessage.Meaning("client-vpn-disconnected", "success", "network", "connection end");
    static readonly ConstantFields Resumed = AsaMessage.Meaning("client-vpn-resumed", "success", "network", "connection start");
    static readonly ConstantFields Refused = AsaMessage.Meaning("client-vpn-error", "failure", "network", "connection denied");
    static readonly ConstantFields Error = AsaMessage.Meaning("client-vpn-error", "failure", "network", "info");
    static readonly ConstantFields Assigned = AsaMessage.Meaning("address-assigned", "success", "network", "connection info");
    static readonly ConstantFields Start = AsaMessage.Meaning(null, "success", "network", "connection start");
    static readonly ConstantFields End = AsaMessage.Meaning(null, "success", "network", "connection end");
    static readonly ConstantFields Step = AsaMessage.Meaning(null, "success", "network", "connection info");
    static readonly ConstantFields StepFailed = AsaMessage.Meaning(null, "failure", "network", "connection info");
    static readonly ConstantFields Note = AsaMessage.Meaning(null, null, "network", "info");
    static readonly ConstantFields Negotiated = AsaMessage.Meaning("firewall-rule", "success", "network", "connection start");
    static readonly ConstantFields Phase = AsaMessage.Meaning("firewall-rule", "success", "network", "connection info");
    static readonly ConstantFields Packet = AsaMessage.Meaning("firewall-rule", null, "network", "connection info");
    static readonly ConstantFields KeysMade = AsaMessage.Meaning("sa-created", "success", "network", "connection start");
    static readonly ConstantFields KeysGone = AsaMessage.Meaning("sa-deleted", "success", "network", "connection end");
    static readonly ConstantFields BadPacket = AsaMessage.Meaning("ipsec-packet-rejected", "failure", "network", "connection denied");
    static readonly ConstantFields IkeStart = AsaMessage.Meaning("connection-started", "success", "network", "connection start");
    static readonly ConstantFields IkeFailed = AsaMessage.Meaning(null, "failure", "network", "connection start");
    static readonly ConstantFields Granted = AsaMessage.Meaning(null, "success", "authentication network", "allowed info");
    static readonly ConstantFields NotGranted = AsaMessage.Meaning(null, "failure", "authentication network", "denied info");

    const string Group = "Group = {group}, ";
    const string Handshake = "client {src}[ to {dst}]";

    static string[] Session(string beginning, string rest) => ["Group {group} User {src-user} IP {vpn-src}" + beginning + rest];

    /// <summary>The four ways in which IKE messages begin.</summary>
    static string[] Ike(string rest) =>
    [
        Group + "Username = {src-user}, IP = {src-ip}, " + rest, Group + "IP = {src-ip}, " + rest, Group + rest, "IP = {src-ip}, " + rest, rest,
    ];

    public static IEnumerable<AsaMessage> Messages =>
    [
        new(113019, Disconnected,
            "Group = {group}, Username = {src-user}, IP = {dst-ip}, Session disconnected. Session Type: {cisco.asa.session_type}, Duration: {duration}, "
            + "Bytes xmt: {source.bytes:n}, Bytes rcv: {destination.bytes:n}, Reason: {event.reason}"),
        .. new[] { 113029, 113030, 113031, 113032, 113033, 113034, 113035, 113036, 113038 }
            .Select(number => new AsaMessage(number, Refused, Session(" ", "{cisco.asa.message}"))),
        new(113037, Refused, "{cisco.asa.message}"),
        new(113039, Connected, Session(" AnyConnect parent session started", "")),
        new(113040, Refused, "Terminating the VPN connection attempt from {group}. Reason: {cisco.asa.message}"),
        .. new[] { 402114, 402115, 402116, 402117, 402118, 402119 }
            .Select(number => new AsaMessage(number, BadPacket, "IPSEC: Received {} packet ({}) from {src} to {dst}", "IPSEC: Received {} packet from {src} to {dst}")),
        new(602303, KeysMade, "IPSEC: An {direction} {cisco.asa.tunnel_type} SA (SPI= {cisco.asa.spi}) between {src-ip} and {dst-ip} (user= {user}) has been created"),
        new(602304, KeysGone, "IPSEC: An {direction} {cisco.asa.tunnel_type} SA (SPI= {cisco.asa.spi}) between {src-ip} and {dst-ip} (user= {user}) has been deleted"),
        new(713049, Negotiated, Ike("Security negotiation complete for {cisco.asa.tunnel_type}")),
        new(713120, Phase, Ike("{event.reason} (msgid={event.id})")),
        new(713202, Packet, Ike("{event.reason}. {}")),
        new(713901, Error, Ike("{event.reason}")),
        new(713902, Error, Ike("{event.reason}")),
        new(713903, Note, Ike("{event.reason}")),
        new(713904, Note, Ike("{event.reason}")),
        new(713905, Note, Ike("{event.reason}")),
        new(716001, Connected, Session(" WebVPN session started", "")),
        new(716002, Disconnected, Session(" WebVPN session terminated: ", "{sentence}")),
        new(716003, Granted, Session(" WebVPN access GRANTED: ", "{url}")),
        new(716004, NotGranted, Session(" WebVPN access DENIED to specified location: ", "{url}")),
        new(716058, Disconnected, Session(" AnyConnect session lost connection.", "{}")),
        new(716059, Resumed, "Group {group} User {src-user} IP {dst-ip} AnyConnect session resumed. Connection from {src-ip}"),
        new(721016, Connected, "({}) WebVPN session for client user {src-user}, IP {dst-ip} has been created", "({}) WebVPN session for client user {src-user}, IPv4 {dst-ip} has been created"),
        new(721018, Disconnected, "({}) WebVPN session for client user {src-user}, IP {dst-ip} has been deleted", "({}) WebVPN session for client user {src-user}, IPv4 {dst-ip} has been deleted"),
        new(722011, Note, Session(" ", "{event.reason}")),
        new(722022, Step, Session(" ", "{event.reason}")),
        new(722023, End, Session(" ", "{event.reason}")),
        new(722028, End, Session(" ", "{event.reason}")),
        new(722032, Start, Session(" ", "{event.reason}")),
        new(722033, Start, Session(" ", "{svc-reason}")),
        new(722034, Note, Session(" ", "{svc-reason}")),
        new(722037, AsaMessage.Meaning(null, null, "network", "connection end"), Session(" ", "{event.reason}")),
        new(722041, Note, Session(" ", "{event.reason}")),
        new(722051, Assigned, Session(" ", "{event.reason}")),
        new(722055, AsaMessage.Meaning(null, null, "network", "connection info"), Session(" Client Type: ", "{user_agent.original}")),
        new(725001, Start, "Starting SSL handshake with " + Handshake + " for {tls} session"),
        new(725002, Step, "Device completed SSL handshake with " + Handshake + " for {tls} session"),
        new(725003, Start, "SSL " + Handshake + " request to resume previous session"),
        new(725006, StepFailed, "Device failed SSL handshake with " + Handshake),
        new(725007, End, "SSL session with " + Handshake),
        new(725016, Step, "Device selects trust-point {cisco.asa.trust_point} for " + Handshake),
        new(737003, StepFailed, "IPAA: {cisco.asa.message}"),
        new(737006, Step, "IPAA: {cisco.asa.message}"),
        new(737016, Step, "IPAA: {cisco.asa.message}"),
        new(737026, Step, "IPAA: {cisco.asa.message}"),
        new(737034, StepFailed, "IPAA: Session={cisco.asa.session_id}, {event.reason}", "IPAA: {event.reason}"),
        new(750002, IkeStart, "Local:{ike-src} Remote:{ike-dst} Username:{ike-user} {event.reason}"),
        new(750003, IkeFailed, "Local:{ike-src} Remote:{ike-dst} Username:{ike-user} {event.reason}"),
        new(750006, KeysMade, "Local:{ike-src} Remote:{ike-dst} Username:{ike-user} {event.reason}"),
        new(751010, IkeFailed, "Local:{ike-src} Remote:{ike-dst} Username:{ike-user} {event.reason}"),
    ];
}
