using Isms.Monitor.Events;

namespace Isms.Monitor.Store.Query.Conditions;

sealed class EqualCondition(string value) : Condition
{
    readonly string _lower = value.ToLowerInvariant();

    public override bool OfText(string value) => string.Equals(value.ToLowerInvariant(), _lower, StringComparison.Ordinal);

    /// <summary>A date alone means the whole day.</summary>
    public override bool OfMicros(long micros) => Instants() is { } range && micros >= range.First && micros <= range.Last;

    public override string SqlOfText(string value, SqlParameters parameters) => $"lower({value}) = lower({parameters.Add(_lower)})";

    /// <summary>The column holds only numbers whose text is what a long writes, so another spelling is in <c>rest</c>.</summary>
    public override string SqlOfLong(string column, SqlParameters parameters) =>
        long.TryParse(_lower, out var number) && number.ToString() == _lower ? $"{column} = {parameters.Add(number)}" : "false";

    public override string SqlOfMicros(string column, SqlParameters parameters) => Instants() is { } range
        ? $"{column} BETWEEN make_timestamp({parameters.Add(range.First)}) AND make_timestamp({parameters.Add(range.Last)})"
        : "false";

    (long First, long Last)? Instants() =>
        ValueReader.TryMicros(_lower, out var micros) ? (micros, _lower.Length == 10 ? micros + UnixMicros.Day - 1 : micros) : null;
}
