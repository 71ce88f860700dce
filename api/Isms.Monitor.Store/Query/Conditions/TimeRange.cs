namespace Isms.Monitor.Store.Query.Conditions;

sealed class TimeRange(long? from, bool fromIncluded, long? to, bool toIncluded)
    : RangeCondition<long>(from, fromIncluded, to, toIncluded)
{
    public override bool OfText(string value) => ValueReader.TryMicros(value, out var micros) && Holds(micros);

    public override bool OfMicros(long micros) => Holds(micros);

    public override string SqlOfText(string value, SqlParameters parameters) =>
        Sql(SqlFunctions.Micros(value), bound => parameters.Add(bound));

    public override string SqlOfLong(string column, SqlParameters parameters) => "false";

    public override string SqlOfAddress(string column, SqlParameters parameters) => "false";

    public override string SqlOfMicros(string column, SqlParameters parameters) =>
        Sql(column, bound => $"make_timestamp({parameters.Add(bound)})");
}
