namespace Isms.Monitor.Api.Server.Notifying.Channels;

/// <summary>What came of one attempt.</summary>
abstract record SendOutcome
{
    /// <summary>The receiver has taken it over.</summary>
    public sealed record Sent : SendOutcome;

    /// <summary>It may go better next time.</summary>
    /// <param name="Why"><c>ISMSnnnn problem. remedy.</c>; no secret and nothing that the other side wrote but its status.</param>
    public sealed record Failed(string Why) : SendOutcome;

    /// <summary>It will not go better by itself.</summary>
    /// <param name="Why">As in <see cref="Failed"/>.</param>
    public sealed record Refused(string Why) : SendOutcome;
}
