namespace Isms.Monitor.Sigma.Correlate.Windows;

/// <summary>The events of one correlation and group within its time span, oldest first.</summary>
sealed class Window(CorrelationPlan plan, UInt128 key, int slot)
{
    public CorrelationPlan Plan { get; } = plan;

    public UInt128 Key { get; } = key;

    /// <summary>Its place in the store.</summary>
    public int Slot { get; } = slot;

    public int Head = -1;
    public int Tail = -1;

    /// <summary>Entries; fewer than <see cref="Total"/> once some were merged.</summary>
    public int Entries;

    /// <summary>Events.</summary>
    public long Total;

    /// <summary>Entries that the open alert has not counted yet.</summary>
    public int Uncounted;

    /// <summary>Entries before older ones are merged.</summary>
    public int Capacity;

    /// <summary>Kept by the measure.</summary>
    public int Distinct;
    public double Sum;
    public object? Index;

    public long NewestMicros = long.MinValue;
    public long LastFiredMicros = long.MinValue;

    /// <summary>Later of the newest event and the watermark when it was last used; the window is idle one time span after.</summary>
    public long TouchedMicros;

    /// <summary>What <see cref="TouchedMicros"/> was when it was put in its place in the order of use.</summary>
    public long ListedMicros;

    /// <summary>Some entries were merged so that the measure is no longer exact.</summary>
    public bool IsAbout;

    /// <summary>It was taken out of the store.</summary>
    public bool IsGone;

    /// <summary>For correlations that are judged when a span is over: the last match, for its fields.</summary>
    public LastArrival? Last;
}
