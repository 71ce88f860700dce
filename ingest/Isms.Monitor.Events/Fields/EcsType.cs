namespace Isms.Monitor.Events;

/// <summary>Data type of an ECS field, reduced to what storing and comparing tell apart.</summary>
public enum EcsType : byte
{
    /// <summary>keyword, wildcard, constant_keyword.</summary>
    Keyword,

    /// <summary>match_only_text: searched by words.</summary>
    Text,
    Ip,

    /// <summary>long, integer.</summary>
    Long,

    /// <summary>double, float, scaled_float.</summary>
    Double,
    Boolean,
    Date,

    /// <summary>object, nested, flattened, geo_point: kept as raw JSON.</summary>
    Object,
}
