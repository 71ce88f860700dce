namespace Isms.Monitor.Store.Query.Conditions;

sealed class NetworkCondition(AddressRange range) : Condition
{
    public override bool OfText(string value) => AddressRange.TryParseAddress(value, out var address) && address >= range.First && address <= range.Last;

    public override bool OfMicros(long micros) => false;

    public override string SqlOfText(string value, SqlParameters parameters) => AddressSql.Within(
        SqlFunctions.AddressHigh(value), SqlFunctions.AddressLow(value), range.First, range.Last, parameters);

    public override string SqlOfAddress(string column, SqlParameters parameters) =>
        AddressSql.Within($"{column}_high", $"{column}_low", range.First, range.Last, parameters);

    public override string SqlOfLong(string column, SqlParameters parameters) => "false";

    public override string SqlOfMicros(string column, SqlParameters parameters) => "false";
}
