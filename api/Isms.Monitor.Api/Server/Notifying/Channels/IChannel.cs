namespace Isms.Monitor.Api.Server.Notifying.Channels;

/// <summary>A way out of the program.</summary>
interface IChannel
{
    string Id { get; }

    /// <summary>It delivers to people, and must be told to whom.</summary>
    bool NeedsRecipient { get; }

    /// <summary>Tries once, within its own time limit.</summary>
    /// <param name="message">What to tell.</param>
    /// <param name="to">Mail addresses; empty for a channel that is its own receiver.</param>
    /// <param name="abort">The program ends; whether it got through is not known then.</param>
    Task<SendOutcome> SendAsync(Message message, IReadOnlyList<string> to, CancellationToken abort);
}
