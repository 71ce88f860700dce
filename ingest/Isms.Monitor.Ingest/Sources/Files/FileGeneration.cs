namespace Isms.Monitor.Ingest.Sources.Files;

/// <summary>One content that a path had: from its creation or truncation to the next.</summary>
sealed class FileGeneration(long number, UInt128 origin)
{
    long _stored = long.MinValue;

    public long Number => number;

    public UInt128 Origin => origin;

    public FileHead Head { get; set; }

    /// <summary>Rotated away and stored to its end, so nothing is to be looked for any more.</summary>
    public bool IsDone { get; set; }

    /// <summary>Everything below was handed to the pipeline by this process.</summary>
    public long Given { get; set; }

    /// <summary>Everything below is stored.</summary>
    public long Stored
    {
        get => Interlocked.Read(ref _stored);
        set => Interlocked.Exchange(ref _stored, value);
    }

    /// <summary>Where it ends, once that is known.</summary>
    public long? EndsAt { get; set; }

    /// <summary>Where reading goes on.</summary>
    public long Next => Math.Max(Given, Math.Max(Stored, 0));
}
