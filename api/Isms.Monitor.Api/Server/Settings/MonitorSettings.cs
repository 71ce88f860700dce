namespace Isms.Monitor.Api.Server.Settings;

/// <summary>What the server is told: by <c>isms-monitor.yml</c>, by <c>ISMS__…</c> variables and by the command line, later ones winning.</summary>
sealed record MonitorSettings
{
    /// <summary>The data folder; made when it is not there.</summary>
    public string Data { get; init; } = "data";

    /// <summary>The registers.</summary>
    public string Isms { get; init; } = Path.Combine(AppContext.BaseDirectory, "isms");

    /// <summary>Rules and correlations: files or folders.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [Path.Combine(AppContext.BaseDirectory, "rules")];

    /// <summary>Where the console listens.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:8080";

    public IReadOnlyList<SourceEntry> Sources { get; init; } = [];

    /// <summary>Bearer token that <c>POST /ingest</c> asks for; empty: only this machine may send.</summary>
    public string IngestToken { get; init; } = "";

    /// <summary>Bearer token for <c>GET /metrics</c>; empty: only a login opens it.</summary>
    public string MetricsToken { get; init; } = "";

    /// <summary>MaxMind files that the user has.</summary>
    public IReadOnlyList<string> Geo { get; init; } = [];

    /// <summary>Sealed days that are kept; 0 keeps all.</summary>
    public int RetentionDays { get; init; } = 400;

    /// <summary>Bytes that day files may take; 0 has no limit.</summary>
    public long RetentionBytes { get; init; }

    /// <summary>Memory that the store may use for writing and for questions, in MiB.</summary>
    public int StoreMemoryMebibytes { get; init; } = 1024;

    /// <summary>Workers that parse and enrich.</summary>
    public int Workers { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 8);

    /// <summary>Seeded trials; without <see cref="TrialSettings.Every"/> none by itself.</summary>
    public TrialSettings Trials { get; init; } = new();

    /// <summary>Who is told of what outside the console.</summary>
    public NotificationSettings Notifications { get; init; } = new();

    /// <summary>Where what is stored is indexed too; without an address nowhere.</summary>
    public ElasticsearchSettings Elasticsearch { get; init; } = new();

    /// <summary>Marks everything that is stored as made by the demo.</summary>
    public bool IsDemo { get; init; }
}
