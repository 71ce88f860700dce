namespace Isms.Monitor.Store.Search;

/// <summary>How the values of a field compare, and what of SQL holds them.</summary>
enum FieldKind
{
    /// <summary>Not mapped: found by nothing, in no bucket.</summary>
    None,

    /// <summary>VARCHAR, by its bytes.</summary>
    Keyword,

    /// <summary>VARCHAR, by its words, without case.</summary>
    Text,

    /// <summary>VARCHAR, canonical.</summary>
    Ip,

    /// <summary>DOUBLE without fraction.</summary>
    Long,

    Double,

    /// <summary>DOUBLE: 0 or 1.</summary>
    Boolean,

    /// <summary>DOUBLE: whole milliseconds since 1970-01-01 UTC.</summary>
    Date,
}
