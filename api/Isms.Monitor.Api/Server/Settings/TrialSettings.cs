namespace Isms.Monitor.Api.Server.Settings;

/// <summary>When seeded trials are carried out, and how their lines get in.</summary>
sealed record TrialSettings
{
    static readonly TimeSpan Shortest = TimeSpan.FromMinutes(10);
    static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    /// <summary>Time between two trials of one definition, a number with <c>m</c>, <c>h</c> or <c>d</c> from 10m to 90d; empty: only by hand.</summary>
    public string Every { get; init; } = "";

    /// <summary><c>http</c>, <c>file</c> or <c>syslog-udp</c>.</summary>
    public string Through { get; init; } = "http";

    /// <summary>The log file that the lines are appended to; it must be one of the sources.</summary>
    public string Path { get; init; } = "";

    /// <summary>The listener that the lines are sent to, such as <c>127.0.0.1:5514</c>.</summary>
    public string Address { get; init; } = "";

    /// <summary><see cref="Every"/> as a span; null: only by hand.</summary>
    /// <exception cref="SettingsException">It is no span, or out of bounds.</exception>
    public TimeSpan? Pause()
    {
        if (Every.Length == 0) return null;
        return Spans.Read(Every, Shortest, Longest, "mhd")
            ?? throw new SettingsException($"{SettingsReader.FileName}(1,1): ISMS5043 trials cannot be carried out every '{Every}'. Write a number with m, h or d from 10m to 90d, such as 24h.");
    }
}
