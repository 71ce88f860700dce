using System.Text;
using Isms.Monitor.Events;

namespace Isms.Monitor.Store.Query.Conditions;

/// <summary>A test of one value, in two forms that agree on every value: for memory and as SQL.</summary>
abstract class Condition
{
    /// <summary>A value as text, as the event holds it.</summary>
    public abstract bool OfText(string value);

    /// <summary>An instant that is not text (<c>@timestamp</c>).</summary>
    public virtual bool OfMicros(long micros) => OfText(UnixMicros.ToText(micros));

    /// <param name="value">A VARCHAR expression, not null.</param>
    /// <param name="parameters">Takes every value; none is written into the text.</param>
    public abstract string SqlOfText(string value, SqlParameters parameters);

    public virtual string SqlOfLong(string column, SqlParameters parameters) => SqlOfText($"{column}::VARCHAR", parameters);

    public virtual string SqlOfAddress(string column, SqlParameters parameters) => SqlOfText(SqlFunctions.AddressText(column), parameters);

    public virtual string SqlOfMicros(string column, SqlParameters parameters) => SqlOfText(SqlFunctions.TimeText(column), parameters);

    /// <summary>DuckDB orders VARCHAR by its UTF-8 bytes; UTF-16 order differs above U+D7FF.</summary>
    protected static int Compare(string left, string right) =>
        Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));
}
