namespace Isms.Monitor.Store.Days;

/// <summary>How a column of the events table holds the values of a field.</summary>
enum ColumnKind
{
    /// <summary>VARCHAR, one value.</summary>
    Text,

    /// <summary>VARCHAR, several values with U+001F between them.</summary>
    Many,

    /// <summary>BIGINT.</summary>
    Long,

    /// <summary>Two UBIGINT columns, <c>_high</c> and <c>_low</c>: Parquet has no 128-bit integer (DuckDB would write a rounded double).</summary>
    Address,

    /// <summary>TIMESTAMP, microseconds UTC.</summary>
    Micros,
}
