namespace Isms.Monitor.Api.Server.Settings;

/// <summary>Which notices go through which channel to whom, as configured.</summary>
sealed record RouteEntry
{
    public string Id { get; init; } = "";

    /// <summary>Of <c>incident</c>, <c>clock</c>, <c>kpi</c>, <c>silence</c>; empty: all.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>The least severe that is told.</summary>
    public string Severity { get; init; } = "medium";

    /// <summary>Id of a channel.</summary>
    public string Channel { get; init; } = "";

    /// <summary>A role of the registers: its holders are told at the mail addresses of the register of people.</summary>
    public string Role { get; init; } = "";

    /// <summary>Mail addresses, beside the role or instead of it.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary>Shortest time between two messages to one receiver, a number with <c>s</c>, <c>m</c>, <c>h</c> or <c>d</c> up to 1d; what comes between is told in the next one.</summary>
    public string Throttle { get; init; } = "5m";
}
