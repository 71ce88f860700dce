namespace Isms.Monitor.Api.Server.Settings;

/// <summary>One source as configured.</summary>
sealed record SourceEntry
{
    /// <summary><c>file</c>, <c>syslog-udp</c>, <c>syslog-tcp</c>, <c>syslog-tls</c> or <c>kafka</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Path of a file.</summary>
    public string Path { get; init; } = "";

    /// <summary>Address that a listener binds, such as <c>127.0.0.1:5514</c>; the bootstrap servers of Kafka.</summary>
    public string Address { get; init; } = "";

    /// <summary>Topic of Kafka.</summary>
    public string Topic { get; init; } = "";

    /// <summary>Format, or empty for recognition.</summary>
    public string Format { get; init; } = "";

    /// <summary>Zone of times that state none.</summary>
    public string Timezone { get; init; } = "UTC";

    /// <summary>Certificate and key of a TLS listener, PEM.</summary>
    public string Certificate { get; init; } = "";

    public string Key { get; init; } = "";

    /// <summary>Only the demo: received times lie beside the file.</summary>
    public bool TakesReceivedTimes { get; init; }
}
