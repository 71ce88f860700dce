namespace Isms.Monitor.Events;

/// <summary>How the bytes of a value are read and written; the bytes are always UTF-8 text.</summary>
public enum ValueKind : byte
{
    Text,

    /// <summary>A decimal number as JSON spells it.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>An IPv4 or IPv6 address.</summary>
    Ip,

    /// <summary>An instant, ISO 8601.</summary>
    Date,

    /// <summary>A JSON array or object, as it came.</summary>
    Json,

    /// <summary>The field is there and says null; no bytes.</summary>
    Null,
}
