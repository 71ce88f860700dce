using Isms.Monitor.Controls.Records;

namespace Isms.Monitor.Controls.Acting.Clocks;

/// <summary>What people may do to a notification: say that it was sent, with proof, or why it need not be.</summary>
public static class ClockRules
{
    /// <summary>Why the notification may not be put down as sent; null when it may.</summary>
    /// <param name="before">The notification as it stands.</param>
    /// <param name="sentMicros">When it was sent, Unix microseconds UTC.</param>
    /// <param name="proof">A reference number, a file's hash: where somebody else finds that it was sent.</param>
    /// <param name="nowMicros">Unix microseconds UTC.</param>
    public static Refusal? CheckSent(ClockStep before, long sentMicros, string proof, long nowMicros) => before switch
    {
        { SentMicros: not null } => Refuse("it was sent before, and that never changes", "Write what is new into the history as a note"),
        _ when string.IsNullOrWhiteSpace(proof) => Refuse("there is no proof of sending", "Give the authority's reference number or the hash of the file that was sent"),
        _ when sentMicros > nowMicros => Refuse("it was sent in the future", "Write when it was sent, in UTC"),
        _ when sentMicros < before.StartMicros => Refuse("it was sent before its clock started", "Write when it was sent, in UTC"),
        _ => Refusal.TooLong(Refusal.Clock, proof),
    };

    /// <summary>Why it may not be waived; null when it may.</summary>
    public static Refusal? CheckWaived(ClockStep before, string reason) => before switch
    {
        { SentMicros: not null } => Refuse("it was sent", "Nothing is left to waive"),
        _ when string.IsNullOrWhiteSpace(reason) => Refuse("a waiver has no reason", "Say why the law does not ask for it here"),
        _ => Refusal.TooLong(Refusal.Clock, reason),
    };

    static Refusal Refuse(string problem, string remedy) => new(Refusal.Clock, problem, remedy);
}
