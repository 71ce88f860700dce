namespace Isms.Monitor.Ingest.Sources.Files;

/// <summary>A file to read once or to follow.</summary>
public sealed record FileSourceOptions
{
    /// <summary>The file; one that ends with <c>.gz</c> is unpacked and can only be read once.</summary>
    public required string Path { get; init; }

    /// <summary>Folder in which the source keeps its generations and received times; each source makes one of its own in it.</summary>
    public required string StateFolder { get; init; }

    /// <summary>Read to the end and stop, instead of waiting for more and for rotation.</summary>
    public bool ReadsOnce { get; init; }

    public string? Format { get; init; }

    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The instant near which year-less times lie; null: when the line was received.</summary>
    public long? ReferenceMicros { get; init; }

    /// <summary>The byte behind each frame: a newline, or NUL for records of several lines.</summary>
    public byte End { get; init; } = (byte)'\n';

    /// <summary>How often a file that is read to its end is looked at, 10 ms to 1 min. Default 250 ms.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a file that was renamed is read on, since its writer may not have noticed yet, 0 to 1 h. Default 2 s.</summary>
    public TimeSpan RotationGrace { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Takes received times of a new file from <c>PATH.received</c> beside it (see <see cref="ReceivedLedgerWriter"/>). Off by default:
    /// who may write there may then choose them.</summary>
    public bool TakesReceivedTimes { get; init; }

    /// <summary>Name of the source; by default <c>file:</c> and the full path.</summary>
    public string? Name { get; init; }

    internal void Check() => new Bounds()
        .Within("File:PollInterval", PollInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1))
        .Within("File:RotationGrace", RotationGrace, TimeSpan.Zero, TimeSpan.FromHours(1))
        .That(Path.Length > 0, "ISMS1100 File:Path is empty. Set it to the log file, for example /var/log/ufw.log.")
        .That(ReadsOnce || !Path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase),
            $"ISMS1103 {Path} is packed and cannot be followed. Read it once ('store load'), or follow the file that is packed later.")
        .Check();
}
