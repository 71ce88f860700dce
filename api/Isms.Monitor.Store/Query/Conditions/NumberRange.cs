namespace Isms.Monitor.Store.Query.Conditions;

sealed class NumberRange(double? from, bool fromIncluded, double? to, bool toIncluded)
    : RangeCondition<double>(from, fromIncluded, to, toIncluded)
{
    public override bool OfText(string value) => ValueReader.TryNumber(value, out var number) && Holds(number);

    /// <summary>A number is milliseconds since 1970, as Elasticsearch takes it.</summary>
    public override bool OfMicros(long micros) => Holds(micros / 1000d);

    public override string SqlOfText(string value, SqlParameters parameters) =>
        Sql(SqlFunctions.Number(value), bound => parameters.Add(bound));

    public override string SqlOfLong(string column, SqlParameters parameters) => Sql($"{column}::DOUBLE", bound => parameters.Add(bound));

    public override string SqlOfAddress(string column, SqlParameters parameters) => "false";

    public override string SqlOfMicros(string column, SqlParameters parameters) =>
        Sql($"(epoch_us({column}) / 1000.0::DOUBLE)", bound => parameters.Add(bound));
}
