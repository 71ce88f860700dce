using DuckDB.NET.Native;

namespace Isms.Monitor.Store.Days;

/// <summary>The tables of a day file. No key, no index: they make appending 7 times slower, and nothing is ever changed.</summary>
static class DaySchema
{
    /// <summary>Grows with a change of the tables; a file of another version is not opened.</summary>
    public const int Version = 2;

    /// <summary>For long texts: half the time and half the size of what DuckDB chooses.</summary>
    const string Zstd = "zstd";

    /// <summary>For short texts that look random.</summary>
    const string Uncompressed = "uncompressed";

    public static readonly IReadOnlyList<TableColumn> Events =
    [
        new("id_high", DuckDBType.UnsignedBigInt), new("id_low", DuckDBType.UnsignedBigInt),
        new("ts", DuckDBType.Timestamp), new("received", DuckDBType.Timestamp),
        new("flags", DuckDBType.UnsignedTinyInt), new("source", DuckDBType.Varchar), new("position", DuckDBType.BigInt),
        new("log_source", DuckDBType.Varchar),
        .. EventColumn.Hot.SelectMany(ColumnsOf),
        new("original", DuckDBType.Varchar, Zstd), new("original_raw", DuckDBType.Blob), new("rest", DuckDBType.Varchar, Zstd),
    ];

    public static readonly IReadOnlyList<TableColumn> Matches =
    [
        new("id_high", DuckDBType.UnsignedBigInt), new("id_low", DuckDBType.UnsignedBigInt),
        new("ts", DuckDBType.Timestamp), new("received", DuckDBType.Timestamp), new("source", DuckDBType.Varchar),
        new("rule_key", DuckDBType.UnsignedBigInt), new("fields", DuckDBType.Varchar, Zstd),
    ];

    /// <summary>What matches say of their rule, once a file: it is ten times as long as what they say of their event.</summary>
    public static readonly IReadOnlyList<TableColumn> Rules =
    [
        new("rule_key", DuckDBType.UnsignedBigInt),
        new("rule_id", DuckDBType.Varchar), new("rule_name", DuckDBType.Varchar), new("rule_level", DuckDBType.Varchar), new("rule", DuckDBType.Varchar),
    ];

    public static readonly IReadOnlyList<TableColumn> Alerts =
    [
        new("id", DuckDBType.Varchar), new("revision", DuckDBType.BigInt),
        new("first", DuckDBType.Timestamp), new("last", DuckDBType.Timestamp), new("received", DuckDBType.Timestamp),
        new("rule_id", DuckDBType.Varchar), new("rule_name", DuckDBType.Varchar), new("rule_level", DuckDBType.Varchar),
        new("count", DuckDBType.BigInt), new("ended", DuckDBType.Boolean), new("seeded", DuckDBType.Boolean), new("alert", DuckDBType.Varchar, Zstd),
    ];

    /// <summary><c>day</c> is null for a position; else (days since 1970) the row says that what lies below the position and was
    /// received that day is stored, while the rest of its batch belongs to a later day.</summary>
    public static readonly IReadOnlyList<TableColumn> Positions =
    [
        new("source", DuckDBType.Varchar), new("origin_high", DuckDBType.UnsignedBigInt), new("origin_low", DuckDBType.UnsignedBigInt),
        new("position", DuckDBType.BigInt), new("day", DuckDBType.BigInt),
    ];

    /// <summary>What is sealed and what queries see, by name: a match has its rule beside it.</summary>
    public static readonly IReadOnlyList<(string Table, IReadOnlyList<TableColumn> Columns)> Sealed =
        [("events", Events), ("matches", [.. Matches.Where(column => column.Name != "rule_key"), .. Rules.Skip(1)]), ("alerts", Alerts)];

    /// <summary>A table of <see cref="Sealed"/> as an open file has it, for a FROM.</summary>
    public static string From(string catalog, string table) =>
        table == "matches" ? $"(SELECT * EXCLUDE (rule_key) FROM {catalog}.matches JOIN {catalog}.rules USING (rule_key))" : $"{catalog}.{table}";

    public static IEnumerable<string> Statements(string catalog)
    {
        foreach (var (table, columns) in new[] { ("events", Events), ("matches", Matches), ("rules", Rules), ("alerts", Alerts), ("positions", Positions) })
            yield return $"CREATE TABLE {catalog}.{table} ({string.Join(", ", columns.Select(column => column.Definition))})";
        yield return $"CREATE TABLE {catalog}.file AS SELECT {Version}::BIGINT AS version";
    }

    static IEnumerable<TableColumn> ColumnsOf(EventColumn column) => column.Kind switch
    {
        ColumnKind.Address => [new($"{column.Column}_high", DuckDBType.UnsignedBigInt), new($"{column.Column}_low", DuckDBType.UnsignedBigInt)],
        ColumnKind.Long => [new(column.Column, DuckDBType.BigInt)],
        _ => [new(column.Column, DuckDBType.Varchar, column.Field switch { "message" => Zstd, "network.community_id" => Uncompressed, _ => null })],
    };
}
