namespace Isms.Monitor.Store.Elastic;

/// <summary>What became of a body; every document is in exactly one of the counts.</summary>
/// <param name="Stored">Made now.</param>
/// <param name="Known">There already, in this or a later version: a repetition.</param>
/// <param name="Rejected">For the dead letters.</param>
sealed record BulkOutcome(int Stored, int Known, IReadOnlyList<RejectedItem> Rejected);
