namespace Isms.Monitor.Controls.Records;

/// <summary>What the KPIs and the review read of the records.</summary>
/// <remarks>Answers are as they stood: nothing written at or after <c>to</c> may influence one, so that a re-run gives the same figures.
/// A store that cannot answer throws <see cref="Evidence.EvidenceUnavailableException"/> and never returns an empty list instead.</remarks>
public interface IRecords
{
    /// <summary>The newest version of every record of the kind that was written before <paramref name="to"/>, in the order of their ids.</summary>
    ValueTask<IReadOnlyList<Recorded<T>>> AsOfAsync<T>(long to, CancellationToken abort) where T : class, IRecorded;
}
