using System.Globalization;
using System.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Correlate;

namespace Isms.Monitor.Sigma.Detect;

/// <summary>Makes the match of one rule out of an event: the fields that its correlations and alerts read, and no others.</summary>
sealed class MatchReader(RulePlan plan)
{
    /// <summary>Values of one field that a match carries.</summary>
    const int MaxValues = 16;

    // What a log itself says under the name of a trial is not read: see TrialField.
    readonly string[] _names = [.. plan.Fields.Where(name => name != RuleMatch.TrialField)];
    readonly FieldId[] _fields = [.. plan.Fields.Where(name => name != RuleMatch.TrialField).Select(FieldTable.Get)];
    long _matches;

    public string RuleId => plan.Rule.Id;

    public long Matches => Volatile.Read(ref _matches);

    public RuleMatch Read(EcsEvent from, string source)
    {
        Interlocked.Increment(ref _matches);
        var count = 0;
        foreach (var field in _fields)
            if (HasValue(from, field)) count++;
        var isTrial = from.Trial != 0;
        var isFull = count == _fields.Length && !isTrial;
        if (isTrial) count++;
        var (names, values) = (isFull ? _names : new string[count], new string[count][]);
        count = 0;
        for (var i = 0; i < _fields.Length; i++)
        {
            if (!HasValue(from, _fields[i])) continue;
            if (!isFull) names[count] = _names[i];
            values[count++] = ValuesOf(from, _fields[i]);
        }
        if (isTrial) (names[count], values[count]) = (RuleMatch.TrialField, [from.Trial.ToString("x16", CultureInfo.InvariantCulture)]);
        return new RuleMatch(from.Id, from.TimestampMicros, from.ReceivedMicros, plan.Info, source, new MatchFields(names, values));
    }

    static bool HasValue(EcsEvent from, FieldId field)
    {
        var slot = from.IndexOf(field);
        return slot >= 0 && from.KindAt(slot) != ValueKind.Null;
    }

    static string[] ValuesOf(EcsEvent from, FieldId field)
    {
        var first = from.IndexOf(field);
        var fields = from.Fields;
        if (!fields[(first + 1)..].Contains(field.Value)) return [Encoding.UTF8.GetString(from.ValueAt(first))];
        var values = new List<string>();
        for (var slot = first; slot < fields.Length && values.Count < MaxValues; slot++)
            if (fields[slot] == field.Value && from.KindAt(slot) != ValueKind.Null) values.Add(Encoding.UTF8.GetString(from.ValueAt(slot)));
        return [.. values];
    }
}
