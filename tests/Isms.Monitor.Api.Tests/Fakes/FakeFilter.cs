using Isms.Monitor.Api.Reading;
using Isms.Monitor.Events;
using Isms.Monitor.Incidents;

namespace Isms.Monitor.Api.Tests.Fakes;

/// <summary>So much of the query language as the tests write: terms that are joined by "and", each perhaps with "not".</summary>
static class FakeFilter
{
    public static Answer<Func<Incident, bool>> Read(string text, long nowMicros)
    {
        if (text.IndexOf('(', StringComparison.Ordinal) is >= 0 and var at)
            return Answer.Wrong<Func<Incident, bool>>(new QueryProblem(at + 1, "unexpected '('; expected a field or a text.", "For example: state:open severity:>=high"));
        var tests = new List<Func<Incident, bool>>();
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var negated = false;
        foreach (var word in words.Where(w => w != "and"))
        {
            if (word == "not") { negated = true; continue; }
            var test = Term(word, nowMicros);
            tests.Add(negated ? i => !test(i) : test);
            negated = false;
        }
        return Answer.Of<Func<Incident, bool>>(i => tests.TrueForAll(t => t(i)));
    }

    static Func<Incident, bool> Term(string word, long now)
    {
        var parts = word.Split(':', 2);
        if (parts.Length == 1) return i => i.Machine.Title.Contains(word, StringComparison.OrdinalIgnoreCase);
        var value = parts[1].Trim('"');
        return parts[0] switch
        {
            "state" when value == "open" => i => IncidentRow.Of(i).IsOpen,
            "state" => i => i.Human.State.ToString().Equals(value.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase),
            "severity" when value.StartsWith(">=", StringComparison.Ordinal) => i => i.Severity >= Enum.Parse<Level>(value[2..], ignoreCase: true),
            "severity" => i => i.Severity == Enum.Parse<Level>(value, ignoreCase: true),
            "owner" when value == "none" => i => i.Human.Owner is null,
            "owner" => i => i.Human.Owner == value,
            "due" => i => IncidentRow.Of(i).DueMicros < now,
            "control" => i => i.Machine.Controls.Any(c => c.Control == value),
            var field => i => i.Machine.Entities.TryGetValue(field, out var values) && values.Contains(value),
        };
    }
}
