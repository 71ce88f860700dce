using System.ComponentModel.DataAnnotations;

namespace Isms.Monitor.Store;

/// <summary>Where and how the store keeps its data.</summary>
public sealed class StoreOptions
{
    /// <summary>The data folder; made when it is not there.</summary>
    [Required(ErrorMessage = "Store:Folder is empty. Set it to a folder on a local disk, for example ./data.")]
    public string Folder { get; set; } = "data";

    /// <summary>Memory that DuckDB may use, in MiB. Sorts and sealing that need more go to disk.</summary>
    [Range(64, 1_048_576, ErrorMessage = "Store:MemoryMebibytes must be between {1} and {2}.")]
    public int MemoryMebibytes { get; set; } = 512;

    /// <summary>Threads that DuckDB may use.</summary>
    [Range(1, 256, ErrorMessage = "Store:Threads must be between {1} and {2}.")]
    public int Threads { get; set; } = 2;

    /// <summary>Longest time for a query.</summary>
    public TimeSpan QueryLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Sealed days that are kept, in days; 0 keeps all.</summary>
    [Range(0, 36_500, ErrorMessage = "Store:RetentionDays must be between {1} (keep all) and {2}.")]
    public int RetentionDays { get; set; } = 400;

    /// <summary>Bytes that sealed and open day files may take; 0 has no limit. The oldest sealed days go first.</summary>
    [Range(0, long.MaxValue, ErrorMessage = "Store:RetentionBytes must be 0 (no limit) or more.")]
    public long RetentionBytes { get; set; }

    /// <summary>A day is sealed this long after its end, so that what was under way at midnight is in it.</summary>
    public TimeSpan SealAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Most rows that one transaction takes; a commit costs one fsync whatever its size.</summary>
    [Range(256, 200_000, ErrorMessage = "Store:CommitRows must be between {1} and {2}.")]
    public int CommitRows { get; set; } = 16_384;

    /// <summary>Only for the test that shows why the order matters: acknowledges before the commit, and loses.</summary>
    internal bool AcknowledgesFirst { get; set; }

    internal string EventsFolder => Path.Combine(Folder, "events");
}
