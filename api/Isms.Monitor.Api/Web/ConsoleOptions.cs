namespace Isms.Monitor.Api.Web;

/// <summary>What the host says to console and REST.</summary>
sealed record ConsoleOptions
{
    /// <summary>Where the keys that sign cookies are kept, so that a restart logs nobody out; null: in memory only.</summary>
    public DirectoryInfo? Keys { get; init; }

    /// <summary>A bearer token for <c>GET /metrics</c>, for a Prometheus that cannot log in; null: only a login opens it.</summary>
    public string? MetricsToken { get; init; }
}
