namespace Isms.Monitor.Api.Server.Settings;

/// <summary>Who is told of what, and how: <c>notifications:</c>. Without a route nobody is told.</summary>
sealed record NotificationSettings
{
    /// <summary>What links in notices start with, such as <c>https://monitor.example.com</c>; empty: notices have no links.</summary>
    public string Link { get; init; } = "";

    /// <summary>How long before its end a legal clock is told of, a number with <c>m</c>, <c>h</c> or <c>d</c>; 1m to 30d.</summary>
    public string ClockDueSoon { get; init; } = "4h";

    public IReadOnlyList<ChannelEntry> Channels { get; init; } = [];

    public IReadOnlyList<RouteEntry> Routes { get; init; } = [];
}
