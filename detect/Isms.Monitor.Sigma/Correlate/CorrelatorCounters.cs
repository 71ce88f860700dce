namespace Isms.Monitor.Sigma.Correlate;

/// <summary>What the correlator did and, above all, what it could not do. Nothing is dropped silently.</summary>
public sealed class CorrelatorCounters
{
    /// <summary>Matches taken.</summary>
    public long Matches { get; internal set; }

    /// <summary>Matches counted in windows, once for each correlation.</summary>
    public long Updates { get; internal set; }

    /// <summary>Matches behind the watermark on arrival; they still count in live windows.</summary>
    public long Late { get; internal set; }

    /// <summary>Late matches whose window was over.</summary>
    public long TooLate { get; internal set; }

    /// <summary>Matches that lack a group-by or value field, once for each correlation: they belong to no group and are not counted.</summary>
    public long Ungrouped { get; internal set; }

    /// <summary>Windows that grew beyond <see cref="CorrelatorOptions.ExactEvents"/> and became approximate.</summary>
    public long Approximated { get; internal set; }

    /// <summary>Windows that went because of <see cref="CorrelatorOptions.WindowBytes"/>.</summary>
    public long EvictedWindows { get; internal set; }

    /// <summary>Alerts that ended early because of <see cref="CorrelatorOptions.EpisodeBytes"/>.</summary>
    public long EvictedEpisodes { get; internal set; }

    /// <summary>Alerts opened.</summary>
    public long Alerts { get; internal set; }

    /// <summary>Alert revisions handed out.</summary>
    public long Revisions { get; internal set; }
}
