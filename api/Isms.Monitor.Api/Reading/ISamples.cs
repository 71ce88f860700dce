using Isms.Monitor.Controls.Sampling;

namespace Isms.Monitor.Api.Reading;

/// <summary>An auditor's samples of what figures rest on. Nothing is written.</summary>
public interface ISamples
{
    /// <param name="kpi">Its id.</param>
    /// <param name="atMicros">The sample on record at this time or last before it is counted again.</param>
    /// <param name="size">1 to <see cref="AuditSampler.MaxSize"/>.</param>
    /// <param name="seed">From 0.</param>
    /// <param name="abort">Gives up.</param>
    /// <returns>Null: there is no such KPI.</returns>
    Task<AuditSample?> DrawAsync(string kpi, long atMicros, int size, long seed, CancellationToken abort);
}
