namespace Isms.Monitor.Store.State;

/// <summary>One attempt; never changed.</summary>
/// <param name="Delivery">Its id.</param>
/// <param name="AtMicros">When it ended, microseconds UTC.</param>
/// <param name="Attempt">From 1.</param>
/// <param name="Outcome">sent, failed or refused.</param>
/// <param name="Detail">Why not, as <c>ISMSnnnn problem. remedy.</c>; never a secret.</param>
/// <param name="NextMicros">When the next one was planned; null: none.</param>
public sealed record DeliveryAttempt(string Delivery, long AtMicros, int Attempt, string Outcome, string Detail, long? NextMicros);
