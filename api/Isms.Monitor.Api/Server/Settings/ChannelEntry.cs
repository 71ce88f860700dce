namespace Isms.Monitor.Api.Server.Settings;

/// <summary>One way out of the program as configured.</summary>
sealed record ChannelEntry
{
    public string Id { get; init; } = "";

    /// <summary><c>webhook</c> or <c>smtp</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Address of a webhook; https, or this machine.</summary>
    public string Url { get; init; } = "";

    /// <summary>File with the key of a webhook's signature, at least 16 characters; only its owner should read it.</summary>
    public string SecretFile { get; init; } = "";

    public string Host { get; init; } = "";

    public int Port { get; init; } = 587;

    /// <summary><c>starttls</c>, <c>tls</c> (from the first byte) or <c>none</c>.</summary>
    public string Tls { get; init; } = "starttls";

    /// <summary>Account at the mail server; empty: none is asked for.</summary>
    public string User { get; init; } = "";

    public string PasswordFile { get; init; } = "";

    /// <summary>Sender of mails.</summary>
    public string From { get; init; } = "";

    /// <summary>Lets http and mail without TLS leave this machine.</summary>
    public bool AllowPlain { get; init; }

    /// <summary>For one attempt, a number with <c>s</c> or <c>m</c>; 1s to 5m.</summary>
    public string Timeout { get; init; } = "10s";

    /// <summary>A record prints all it has; this one names no account and no file of a secret.</summary>
    public override string ToString() => $"{Kind} {Id}";
}
