namespace Isms.Monitor.Store.State;

/// <summary>One message to one receiver, with one or more notices. Its id stays the same over attempts and crashes.</summary>
/// <param name="Id">Hash of route, recipient and notices.</param>
/// <param name="Route">Id of the route.</param>
/// <param name="Recipient">As in <see cref="StateNotice"/>.</param>
/// <param name="MadeMicros">When its notices were gathered, microseconds UTC.</param>
/// <param name="UntilMicros">When it is given up if it did not get through.</param>
/// <param name="State"><see cref="Waiting"/>, <see cref="Sent"/> or <see cref="GivenUp"/>.</param>
/// <param name="Attempts">Made so far.</param>
/// <param name="NextMicros">When it is tried (again); null: not any more.</param>
/// <param name="SentMicros">When the receiver took it; null: it has not.</param>
public sealed record StateDelivery(string Id, string Route, string Recipient, long MadeMicros, long UntilMicros, string State, int Attempts, long? NextMicros, long? SentMicros)
{
    public const string Waiting = "waiting";
    public const string Sent = "sent";
    public const string GivenUp = "given up";
}
