namespace Isms.Monitor.Events;

/// <summary>How grave a rule's author or a policy thinks it is; in JSON the names in lower case.</summary>
public enum Level : byte
{
    Informational,
    Low,
    Medium,
    High,
    Critical,
}
