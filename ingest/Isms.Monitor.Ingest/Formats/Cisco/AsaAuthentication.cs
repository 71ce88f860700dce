using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Cisco;

/// <summary>People who prove who they are to the firewall, and what they change on it.</summary>
static class AsaAuthentication
{
    static readonly ConstantFields In = AsaMessage.Meaning("logged-in", "success", "authentication network", "allowed info");
    static readonly ConstantFields Failed = AsaMessage.Meaning("logon-failed", "failure", "authentication network", "denied info");
    static readonly ConstantFields Out = AsaMessage.Meaning("logged-out", "success", "authentication network", "info");
    static readonly ConstantFields Locked = AsaMessage.Meaning("account-locked", "success", "iam", "user change");
    static readonly ConstantFields Unlocked = AsaMessage.Meaning("account-unlocked", "success", "iam", "user change");
    static readonly ConstantFields Privilege = AsaMessage.Meaning("privilege-level-changed", "success", "iam", "user change");
    static readonly ConstantFields UserAdded = AsaMessage.Meaning("user-added", "success", "iam", "user creation");
    static readonly ConstantFields UserDeleted = AsaMessage.Meaning("user-deleted", "success", "iam", "user deletion");
    static readonly ConstantFields Changed = AsaMessage.Meaning("configuration", "success", "configuration", "change");
    static readonly ConstantFields Seen = AsaMessage.Meaning("configuration", "success", "configuration", "info");
    static readonly ConstantFields SshEnd = AsaMessage.Meaning("ssh-session-ended", null, "network", "connection end");
    static readonly ConstantFields ServerFailed = AsaMessage.Meaning("server-failed", "failure", "network", "info");
    static readonly ConstantFields ServerActive = AsaMessage.Meaning("server-active", "success", "network", "info");

    const string Rejected = "AAA {} Rejected: reason = {event.reason}: server = {dst-ip}: user = {src-user}";
    const string Credentials = "AAA credentials rejected: reason = {event.reason}: ";
    const string Local = "AAA {} Rejected: reason = {event.reason}: local database: user = {src-user}";
    const string UserIp = ": user IP = {src-ip}";

    public static IEnumerable<AsaMessage> Messages =>
    [
        new(109005, In, "Authentication succeeded for user {src-user} from {src} to {dst} on interface {observer.ingress.interface.name}"),
        new(109006, Failed, "Authentication failed for user {src-user} from {src} to {dst} on interface {observer.ingress.interface.name}"),
        new(109007, In, "Authorization permitted for user {src-user} from {src} to {dst} on interface {observer.ingress.interface.name}"),
        new(109008, Failed, "Authorization denied for user {src-user} from {src} to {dst} on interface {observer.ingress.interface.name}"),
        new(109025, Failed, "Authorization denied (acl={cisco.asa.rule_name}) for user {src-user} from {src} to {dst} on interface {observer.ingress.interface.name} using {}"),
        new(111001, Seen, "Begin configuration: {src-ip} writing to {cisco.asa.device}"),
        new(111004, Changed, "{src-ip} end configuration: {cisco.asa.configuration_result}"),
        new(111005, Seen, "{src-ip} end configuration: {cisco.asa.configuration_result}"),
        new(111007, Seen, "Begin configuration: {src-ip} reading from {cisco.asa.device}"),
        new(111008, Changed, "User {server-user} executed the {command} command."),
        new(111009, Seen, "User {server-user} executed cmd: {command}"),
        new(111010, Changed, "User {server-user}, running {running} from IP {src-ip}, executed {command}"),
        new(113003, In, "AAA group policy for user {src-user} is being set to {cisco.asa.group_policy}"),
        new(113004, In, "AAA {} Successful: server = {dst-ip}, User = {src-user}",
            "AAA {} Successful: server = {dst-ip}: user = {src-user}"),
        new(113005, Failed, Rejected + UserIp, Rejected),
        new(113006, Locked, "User {src-user} locked out on exceeding {}"),
        new(113007, Unlocked, "User {src-user} unlocked by {server-user}"),
        new(113008, In, "AAA transaction status ACCEPT: user = {src-user}"),
        new(113009, In, "AAA retrieved default group policy {cisco.asa.group_policy} for user {src-user}", "AAA retrieved default group policy ({cisco.asa.group_policy}) for user = {src-user}"),
        new(113010, In, "AAA challenge received for user {src-user} from server {dst-ip}"),
        new(113012, In, "AAA user authentication Successful: local database: user = {src-user}"),
        new(113013, Failed, "AAA unable to complete the request Error: reason = {event.reason}: user = {src-user}"),
        new(113014, Failed, "AAA authentication server not accessible: server = {dst-ip}: user = {src-user}"),
        new(113015, Failed, Local + UserIp, Local),
        new(113016, Failed, Credentials + "server = {dst-ip}: user = {src-user}" + UserIp, Credentials + "server = {dst-ip}: user = {src-user}"),
        new(113017, Failed, Credentials + "local database: user = {src-user}" + UserIp, Credentials + "local database: user = {src-user}"),
        new(113021, Failed, "Attempted console login failed. User {src-user} did NOT have appropriate Admin Rights."),
        new(113022, ServerFailed, "AAA Marking {protocol} server {dst-ip} in aaa-server group {cisco.asa.aaa_server_group} as FAILED"),
        new(113023, ServerActive, "AAA Marking {protocol} server {dst-ip} in aaa-server group {cisco.asa.aaa_server_group} as ACTIVE"),
        new(308001, Failed, "{event.reason} (from {src-ip})"),
        new(315011, SshEnd,
            "SSH session from {src-ip} on interface {observer.ingress.interface.name} for user {src-user} disconnected by SSH server, reason: {quoted-reason}",
            "SSH session from {src-ip} on interface {observer.ingress.interface.name} for user {src-user} terminated normally"),
        new(502101, UserAdded, "New user added to local dbase: Uname: {server-user} Priv: {cisco.asa.privilege.new}"),
        new(502102, UserDeleted, "User deleted from local dbase: Uname: {server-user} Priv: {}"),
        new(502103, Privilege, "User priv level changed: Uname: {server-user} From: {cisco.asa.privilege.old} To: {cisco.asa.privilege.new}"),
        new(605004, Failed, "Login denied from {src} to {dst} for user {src-user}"),
        new(605005, In, "Login permitted from {src} to {dst} for user {src-user}"),
        new(611101, In, "User authentication succeeded: IP address: {src-ip}, Uname: {server-user}", "User authentication succeeded: Uname: {server-user}"),
        new(611102, Failed, "User authentication failed: IP address: {src-ip}, Uname: {server-user}", "User authentication failed: Uname: {server-user}"),
        new(611103, Out, "User logged out: Uname: {user}"),
        new(716038, In, "Authentication: successful, group = {group} user = {src-user}, Session Type: {cisco.asa.session_type}"),
        new(716039, Failed, "Authentication: rejected, group = {group} user = {src-user}, Session Type: {cisco.asa.session_type}"),
        new(734001, In, "DAP: User {user-email}, Addr {src-ip}, Connection {cisco.asa.connection_type}: The following DAP records were selected for this connection: {cisco.asa.dap_records}"),
    ];
}
