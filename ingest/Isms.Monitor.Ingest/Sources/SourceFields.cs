using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Sources;

/// <summary>Fields beyond ECS that sources fill.</summary>
public static class SourceFields
{
    /// <summary>Address that sent the frame, without its port.</summary>
    public static FieldId LogSourceAddress { get; } = FieldTable.Get("log.source.address");
}
