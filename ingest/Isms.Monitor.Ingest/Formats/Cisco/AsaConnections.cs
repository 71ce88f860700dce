using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Cisco;

/// <summary>Connections and translations that begin and end. A connection that is built inbound was asked for by its first address,
/// an outbound one by its second; a teardown does not say who asked.</summary>
static class AsaConnections
{
    static readonly ConstantFields Start = AsaMessage.Meaning("flow-creation", "success", "network", "connection start");
    static readonly ConstantFields End = AsaMessage.Meaning("flow-expiration", "success", "network", "connection end");
    static readonly ConstantFields Translated = AsaMessage.Meaning("nat-slot", "success", "network configuration", "creation");
    static readonly ConstantFields Untranslated = AsaMessage.Meaning("nat-slot", "success", "network configuration", "deletion");
    static readonly ConstantFields NotTranslated = AsaMessage.Meaning("nat-slot", "failure", "network", "connection denied");
    static readonly ConstantFields OffloadStart = AsaMessage.Meaning("flow-offload-started", "success", "network", "connection start");
    static readonly ConstantFields OffloadEnd = AsaMessage.Meaning("flow-offload-ended", "success", "network", "connection end");
    static readonly ConstantFields Terminated = AsaMessage.Meaning("flow-termination", null, "network", "connection end");
    static readonly ConstantFields Ftp = AsaMessage.Meaning("ftp", "success", "network file", "access");

    const string User = "[ ({cisco.asa.termination_user})]";
    const string Inbound = "Built {inbound} {transport} connection {ref} for {src} to {dst}" + User;
    const string Outbound = "Built {outbound} {transport} connection {ref} for {dst} to {src}" + User;
    const string Teardown = "Teardown {transport} connection {ref} for {src} to {dst} duration {duration} bytes {sized-end}";
    const string Icmp = "[ type {icmp-type}][ code {icmp-code}]";
    const string IcmpEnds = " connection for faddr {dst-host} gaddr {nat-host} laddr {src-host}" + User + Icmp;
    const string TeardownStub = "Teardown stub {transport} connection for {src} to {dst} duration {duration} forwarded bytes {sized-end}";

    public static IEnumerable<AsaMessage> Messages =>
    [
        new(302010, AsaMessage.Meaning(null, null, "network", "info"), "{cisco.asa.connections_in_use:n} in use, {cisco.asa.connections_most_used:n} most used"),
        new(302013, Start, Inbound, Outbound),
        new(302014, End, Teardown),
        new(302015, Start, Inbound, Outbound),
        new(302016, End, Teardown),
        new(302017, Start, "Built {inbound} {transport} connection {ref} from {src} to {dst}", "Built {outbound} {transport} connection {ref} from {dst} to {src}"),
        new(302018, End, "Teardown {transport} connection {ref} from {src} to {dst} duration {duration} bytes {sized-end}"),
        new(302020, Start, "Built {inbound} {transport}" + IcmpEnds, "Built {outbound} {transport}" + IcmpEnds),
        new(302021, End, "Teardown {transport}" + IcmpEnds),
        new(302022, Start, "Built {} stub {transport} connection for {src} to {dst}"),
        new(302023, End, TeardownStub),
        new(302024, Start, "Built {} stub {transport} connection for {src} to {dst}"),
        new(302025, End, TeardownStub),
        new(302026, Start, "Built {} stub {transport} connection for {src} to {dst}"),
        new(302027, End, TeardownStub),
        new(302035, Start, Inbound, Outbound),
        new(302036, End, Teardown),
        new(302303, Start, "Built {transport} state-bypass connection {ref} from {src} to {dst}"),
        new(302304, End, "Teardown {transport} state-bypass connection {ref} from {src} to {dst} duration {duration} bytes {sized-end}"),
        new(303002, Ftp, "FTP connection from {src} to {dst}, user {client-user} {cisco.asa.ftp_command} file {file.path}"),
        new(305005, NotTranslated, "{event.reason} for {transport} src {src} dst {dst}"),
        new(305006, NotTranslated, "{event.reason} for {transport} src {src} dst {dst}"),
        new(305009, Translated, "Built {} translation from {src} to {dst}"),
        new(305010, Untranslated, "Teardown {} translation from {src} to {dst} duration {duration}"),
        new(305011, Translated, "Built {cisco.asa.nat_type} {transport} translation from {src} to {dst}"),
        new(305012, Untranslated, "Teardown {cisco.asa.nat_type} {transport} translation from {src} to {dst} duration {duration}"),
        new(305013, NotTranslated, "{event.reason}; Connection for {transport} src {src} dst {dst} denied", "{event.reason}; Connection {transport} src {src} dst {dst} denied"),
        new(507003, Terminated, "{transport} flow from {src} to {dst} terminated by inspection engine, reason - {cisco.asa.termination_reason}"),
        new(609001, Start, "Built local-host {src}"),
        new(609002, End, "Teardown local-host {src} duration {duration}"),
        new(805001, OffloadStart, "Offloaded {transport} Flow for connection {ref} from {src} to {dst}"),
        new(805002, OffloadEnd, "{transport} Flow is no longer offloaded for connection {ref} from {src} to {dst}"),
    ];
}
