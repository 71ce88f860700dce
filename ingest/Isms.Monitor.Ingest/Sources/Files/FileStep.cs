namespace Isms.Monitor.Ingest.Sources.Files;

enum FileStep
{
    /// <summary>Something was read, or another file is next.</summary>
    Read,

    /// <summary>There is nothing to read now.</summary>
    Idle,

    /// <summary>Read to the end, and nothing more is to come.</summary>
    Ended,
}
