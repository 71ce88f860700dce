using DuckDB.NET.Native;

namespace Isms.Monitor.Store.Days;

/// <summary>A column of a table in a day file.</summary>
readonly record struct TableColumn(string Name, DuckDBType Type)
{
    public string Definition => $"{Name} {SqlType}";

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
