namespace Isms.Monitor.Ingest.Pipeline;

public enum SourceState
{
    /// <summary>Not run yet.</summary>
    Waiting,

    Running,

    /// <summary>It failed and is tried again after a pause.</summary>
    Failed,

    /// <summary>It was read to its end, or stopped.</summary>
    Ended,
}
