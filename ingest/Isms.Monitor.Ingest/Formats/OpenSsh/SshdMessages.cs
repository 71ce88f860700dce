using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.OpenSsh;

/// <summary>The sentences of sshd. The first pattern that fits counts; any other sentence is an event without more fields.</summary>
static class SshdMessages
{
    static readonly ConstantFields In = Meaning("ssh_login", "success", "authentication session", "start");
    static readonly ConstantFields Failed = Meaning("ssh_login", "failure", "authentication", "start");
    static readonly ConstantFields Invalid = Meaning("ssh_invalid_user", "failure", "authentication", "start");
    static readonly ConstantFields Refused = Meaning("ssh_refused", "failure", "authentication", "denied");
    static readonly ConstantFields Opened = Meaning("logged-on", "success", "session", "start");
    static readonly ConstantFields Closed = Meaning("logged-off", "success", "session", "end");
    static readonly ConstantFields Disconnected = Meaning("ssh_disconnect", null, "session network", "end");
    static readonly ConstantFields Probe = Meaning("ssh_probe", "failure", "network", "connection info");
    static readonly ConstantFields Listening = Meaning("ssh_listen", "success", "process", "start");
    static readonly ConstantFields Other = Meaning(null, null, "authentication", "info");

    static readonly Dictionary<string, PieceReader> Pieces = new() { ["port"] = TryPort };

    static readonly Dictionary<string, ValueWriter> Texts = new()
    {
        ["from"] = (into, text) => SideFields.Source.AddAddress(into, text),
        ["user"] = (into, text) => into.Add(Ecs.UserName, text),
        ["method"] = (into, text) => into.Add(Method, text),
    };

    static readonly FieldId Method = FieldTable.Get("system.auth.ssh.method");

    static readonly (LinePattern Pattern, ConstantFields Meaning)[] Patterns =
    [
        .. Rows(In, "Accepted {method} for {user} from {from} port {port} ssh2: {system.auth.ssh.signature}", "Accepted {method} for {user} from {from} port {port}"),
        .. Rows(Failed, "Failed {method} for invalid user {user} from {from} port {port}", "Failed {method} for {user} from {from} port {port}",
            "error: maximum authentication attempts exceeded for invalid user {user} from {from} port {port}",
            "error: maximum authentication attempts exceeded for {user} from {from} port {port}",
            "error: PAM: Authentication failure for illegal user {user} from {from-end}", "error: PAM: {event.reason} for {user} from {from-end}",
            "pam_unix(sshd:auth): authentication failure; {} rhost={from}  user={user}", "pam_unix(sshd:auth): authentication failure; {} rhost={from-end}",
            "PAM {} more authentication failure{} rhost={from}  user={user}", "PAM {} more authentication failure{} rhost={from-end}"),
        .. Rows(Invalid, "Invalid user {user} from {from} port {port}", "Invalid user {user} from {from-end}", "input_userauth_request: invalid user {user} [preauth]",
            "pam_unix(sshd:auth): check pass; user unknown"),
        .. Rows(Refused, "User {user} from {from} not allowed because {event.reason}", "refused connect from {} ({from})", "ROOT LOGIN REFUSED FROM {from} port {port}"),
        .. Rows(Opened, "pam_unix(sshd:session): session opened for user {user}(uid={user.id}) by", "pam_unix(sshd:session): session opened for user {user} by"),
        .. Rows(Closed, "pam_unix(sshd:session): session closed for user {user}"),
        .. Rows(Disconnected, "Received disconnect from {from} port {port}:{event.reason}", "Received disconnect from {from}: {event.reason}",
            "Disconnected from invalid user {user} {from} port {port}", "Disconnected from authenticating user {user} {from} port {port}",
            "Disconnected from user {user} {from} port {port}", "Disconnected from {from} port {port}", "Connection closed by invalid user {user} {from} port {port}",
            "Connection closed by authenticating user {user} {from} port {port}", "Connection closed by {from} port {port}", "Connection closed by {from} [preauth]",
            "Connection reset by invalid user {user} {from} port {port}", "Connection reset by authenticating user {user} {from} port {port}",
            "Connection reset by {from} port {port}", "Timeout before authentication for {from} port {port}"),
        .. Rows(Probe, "Did not receive identification string from {from} port {port}", "Did not receive identification string from {from-end}",
            "Bad protocol version identification {} from {from} port {port}", "Unable to negotiate with {from} port {port}: {event.reason}",
            "error: kex_exchange_identification: {event.reason}", "banner exchange: Connection from {from} port {port}: {event.reason}",
            "reverse mapping checking getaddrinfo for {source.domain} [{from}] failed", "Address {from} maps to {source.domain}, but this does not map back"),
        .. Rows(Listening, "Server listening on {} port {}"),
        .. Rows(Other, "Connection from {from} port {port}", "subsystem request for {} by user {user}"),
    ];

    public static void Write(ref FieldCursor at, EcsEvent into)
    {
        foreach (var (pattern, meaning) in Patterns)
        {
            if (!pattern.TryRead(ref at, into)) continue;
            meaning.Write(into);
            return;
        }
        Other.Write(into);
    }

    static IEnumerable<(LinePattern, ConstantFields)> Rows(ConstantFields meaning, params string[] patterns) =>
        patterns.Select(pattern => (LinePattern.Compile(pattern.Replace("{from-end}", "{from}", StringComparison.Ordinal), Pieces, Texts), meaning));

    static bool TryPort(ref FieldCursor at, EcsEvent into)
    {
        var digits = at.Digits();
        if (digits.Length > 0) into.Add(Ecs.SourcePort, digits, ValueKind.Number);
        return digits.Length > 0;
    }

    static ConstantFields Meaning(string? action, string? outcome, string category, string type) => new ConstantFields()
        .Add(Ecs.EventAction, action).Add(Ecs.EventOutcome, outcome).AddAll(Ecs.EventCategory, category).AddAll(Ecs.EventType, type);
}
