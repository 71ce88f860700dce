namespace Isms.Monitor.Ingest.Formats;

/// <summary>What is known of one source's formats: the last one that read a frame, and counts. Kept by the source, one thread at a time.</summary>
public sealed class SourceFormatMemory
{
    /// <summary>Name of the format that read the last readable frame, or null before the first.</summary>
    public string? Format { get; private set; }

    /// <summary>Frames that became an event.</summary>
    public long Parsed { get; private set; }

    /// <summary>Frames that became a <c>pipeline_error</c>.</summary>
    public long Unparsed { get; private set; }

    /// <summary>How often a frame had another format than the one before: large for a mixed source, and a step for a new firmware.</summary>
    public long Changes { get; private set; }

    internal int Index { get; private set; } = -1;

    internal void Succeeded(int index, string format)
    {
        Parsed++;
        if (index == Index) return;
        if (Format is not null) Changes++;
        Index = index;
        Format = format;
    }

    internal void Failed() => Unparsed++;
}
