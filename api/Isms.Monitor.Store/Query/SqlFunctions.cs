using System.Globalization;
using DuckDB.NET.Data;
using DuckDB.NET.Data.DataChunk.Reader;
using DuckDB.NET.Data.DataChunk.Writer;
using Isms.Monitor.Events;

namespace Isms.Monitor.Store.Query;

/// <summary>Functions that the store adds to DuckDB, so that SQL reads a value by the same code as a predicate.</summary>
static class SqlFunctions
{
    /// <summary>Values of a field in <c>rest</c> as a list of texts: one value, an array, or an object that wraps what is not plain.</summary>
    const string ValuesMacro = """
        CREATE OR REPLACE MACRO isms_values(rest, path) AS CASE json_type(rest, path)
            WHEN 'ARRAY' THEN json_extract_string(rest, path || '[*]')
            WHEN 'OBJECT' THEN json_extract_string(rest, path || '.*')
            ELSE [json_extract_string(rest, path)] END
        """;

    public static string AddressText(string column) => $"isms_address_text({column}_high, {column}_low)";

    public static string AddressHigh(string text) => $"isms_address_high({text})";

    public static string AddressLow(string text) => $"isms_address_low({text})";

    public static string TimeText(string column) => $"isms_time_text(epoch_us({column}))";

    public static string IdText => "isms_id_text(id_high, id_low)";

    public static string Number(string text) => $"isms_number({text})";

    public static string Micros(string text) => $"isms_micros({text})";

    public static string Values(string field) => $"isms_values(rest, '$.\"{field}\"')";

    /// <summary>The same, null where the field is not: to see that takes a tenth of what reading the JSON takes.</summary>
    public static string ValuesIfAny(string field) => $"(CASE WHEN contains(rest, '\"{field}\":') THEN {Values(field)} END)";

    /// <summary>Fields of <c>rest</c> as they lie there, as the column <c>picked</c>, for <see cref="Picked"/>: one reading of the JSON, however many
    /// fields are asked for and however often. It belongs in a SELECT inside the one that reads it.</summary>
    public static string Pick(params ReadOnlySpan<string> fields) => $"{Extract(fields)} AS picked";

    /// <summary>The same, null where none of the fields is.</summary>
    public static string PickIfAny(params ReadOnlySpan<string> fields)
    {
        var any = new List<string>();
        foreach (var field in fields) any.Add(MayHave($"{field}\":"));
        return $"(CASE WHEN {string.Join(" OR ", any)} THEN {Extract(fields)} END) AS picked";
    }

    /// <summary>Values of a picked field, as <see cref="Values"/> of its name. <paramref name="place"/>: from 1.</summary>
    public static string Picked(int place) => string.Create(CultureInfo.InvariantCulture, $"isms_values(picked[{place}], '$')");

    /// <summary>False only where <c>rest</c> has no such text. Without the quote before a name: the search stops at each first letter, and quotes are many.</summary>
    public static string MayHave(string text) => $"contains(rest, '{text}')";

    static string Extract(ReadOnlySpan<string> fields)
    {
        var paths = new List<string>();
        foreach (var field in fields) paths.Add($"'$.\"{field}\"'");
        return $"json_extract(rest, [{string.Join(", ", paths)}])";
    }

    /// <summary>Registers them; once for each DuckDB instance, on its first connection.</summary>
    public static void Register(DuckDBConnection connection)
    {
        Define<string, double?>(connection, "isms_number", text => ValueReader.TryNumber(text, out var number) ? number : null);
        Define<string, long?>(connection, "isms_micros", text => ValueReader.TryMicros(text, out var micros) ? micros : null);
        Define<string, ulong?>(connection, "isms_address_high", text => AddressRange.TryParseAddress(text, out var at) ? (ulong)(at >> 64) : null);
        Define<string, ulong?>(connection, "isms_address_low", text => AddressRange.TryParseAddress(text, out var at) ? (ulong)at : null);
        Define<long, string>(connection, "isms_time_text", UnixMicros.ToText);
        Define(connection, "isms_address_text", AddressRange.ToText);
        Define(connection, "isms_id_text", value => value.ToString("x32", CultureInfo.InvariantCulture));
    }

    /// <summary>The macro lies in the empty database of the instance, which every connection begins in.</summary>
    public static void Prepare(DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = ValuesMacro;
        command.ExecuteNonQuery();
    }

    static void Define<TIn, TOut>(DuckDBConnection connection, string name, Func<TIn, TOut> of)
    {
        void Run(IReadOnlyList<IDuckDBDataReader> from, IDuckDBDataWriter to, ulong rows)
        {
            for (ulong row = 0; row < rows; row++)
            {
                if (from[0].IsValid(row) && of(from[0].GetValue<TIn>(row)) is { } value) to.WriteValue(value, row);
                else to.WriteNull(row);
            }
        }
        connection.RegisterScalarFunction<TIn, TOut>(name, Run, new ScalarFunctionOptions(), false);
    }

    static void Define(DuckDBConnection connection, string name, Func<UInt128, string> of) =>
        connection.RegisterScalarFunction<ulong, ulong, string>(name, (from, to, rows) =>
        {
            for (ulong row = 0; row < rows; row++)
            {
                if (from[0].IsValid(row) && from[1].IsValid(row))
                    to.WriteValue(of(new UInt128(from[0].GetValue<ulong>(row), from[1].GetValue<ulong>(row))), row);
                else
                    to.WriteNull(row);
            }
        }, new ScalarFunctionOptions());
}
