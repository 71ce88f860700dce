using DuckDB.NET.Native;

namespace Isms.Monitor.Store.Days;

/// <summary>A column of a table in a day file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Compression">One of DuckDB's methods; null: the one that DuckDB finds smallest.</param>
readonly record struct TableColumn(string Name, DuckDBType Type, string? Compression = null)
{
    public string Definition => Compression is null ? $"{Name} {SqlType}" : $"{Name} {SqlType} USING COMPRESSION {Compression}";

    string SqlType => Type switch
    {
        DuckDBType.UnsignedBigInt => "UBIGINT",
        DuckDBType.BigInt => "BIGINT",
        DuckDBType.UnsignedTinyInt => "UTINYINT",
        DuckDBType.Boolean => "BOOLEAN",
        DuckDBType.Timestamp => "TIMESTAMP",
        DuckDBType.Blob => "BLOB",
        _ => "VARCHAR",
    };
}
