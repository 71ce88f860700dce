using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Tests.Query;

/// <summary>Fields picked out of <c>rest</c> with one reading of it are read as each by itself.</summary>
public sealed class PickedFieldTests
{
    [Theory]
    [InlineData("""{"a.b":"x","c":"y"}""")]
    [InlineData("""{"a.b":["x","[z]"],"c":[]}""")]
    [InlineData("""{"a.b":{"ip":"192.0.2.1"},"c":{"number":"1e5"}}""")]
    [InlineData("""{"a.b":12.50,"c":true}""")]
    [InlineData("""{"a.b":null,"d":"a.b\":"}""")]
    [InlineData("""{"a.b":"[1,2]","c":"{\"ip\":1}"}""")]
    [InlineData("""{"a.b":"","c":"\"quoted\" \u00fc\u0000"}""")]
    [InlineData("""{"d":1}""")]
    [InlineData("{}")]
    [InlineData(null)]
    public void A_picked_field_has_the_values_of_the_field(string? rest)
    {
        using var folder = new TempFolder();
        using var duck = new DuckInstance(new StoreOptions { Folder = folder });
        using var connection = duck.Connect();
        using var command = connection.CreateCommand();
        var (first, second) = (SqlFunctions.Values("a.b"), SqlFunctions.Values("c"));
        command.CommandText = $"""
            SELECT {SqlFunctions.Picked(1)} IS NOT DISTINCT FROM {first}, {SqlFunctions.Picked(2)} IS NOT DISTINCT FROM {second}, {first}::VARCHAR
            FROM (SELECT rest, {SqlFunctions.Pick("a.b", "c")} FROM (SELECT $rest::VARCHAR AS rest))
            UNION ALL SELECT {SqlFunctions.Picked(1)}[1] IS NOT DISTINCT FROM {first}[1], {SqlFunctions.Picked(2)}[1] IS NOT DISTINCT FROM {second}[1], ''
            FROM (SELECT rest, {SqlFunctions.PickIfAny("a.b", "c")} FROM (SELECT $rest::VARCHAR AS rest))
            """;
        command.Parameters.Add(new DuckDB.NET.Data.DuckDBParameter("rest", (object?)rest ?? DBNull.Value));
        using var rows = command.ExecuteReader();
        var read = 0;
        for (; rows.Read(); read++) Assert.True(rows.GetBoolean(0) && rows.GetBoolean(1), $"{rest}: {rows.GetString(2)}");
        Assert.Equal(2, read);
    }
}
