namespace Isms.Monitor.Api.Replaying;

/// <summary>The running system that a file is sent into.</summary>
interface IReplayTarget : IAsyncDisposable
{
    /// <summary>Returns once the system has taken every line of the batch; tries again by itself while it is busy or away.</summary>
    /// <returns>Lines that it had taken before.</returns>
    /// <exception cref="ReplayException">It refuses them for good.</exception>
    Task<long> SendAsync(ReplayBatch batch, CancellationToken abort);
}
