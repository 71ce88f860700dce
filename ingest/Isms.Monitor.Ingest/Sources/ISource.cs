using Isms.Monitor.Ingest.Pipeline;

namespace Isms.Monitor.Ingest.Sources;

/// <summary>Where frames come from: a file, a listener, HTTP, a Kafka topic.</summary>
public interface ISource
{
    SourceSettings Settings { get; }

    /// <summary>Reads until there is nothing more (a file read once) or <paramref name="stop"/>, and gives batches whose position,
    /// ids and received times a second reading would give again.</summary>
    /// <param name="output">Waits while the pipeline is full.</param>
    /// <param name="stop">Take nothing new, give what was taken, return.</param>
    /// <param name="abort">Return now; what was not acknowledged is read again after the next start.</param>
    /// <remarks>A fault ends this source alone: it is counted and run again after a pause. It then goes on behind what it has given,
    /// not behind what is stored, since the batches in between are still on their way.</remarks>
    Task RunAsync(SourceOutput output, CancellationToken stop, CancellationToken abort);
}
