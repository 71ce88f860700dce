using System.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Tests.Match;

/// <summary>Events that differ from a matching one in one character of one literal that a rule found in it.</summary>
static class Mutants
{
    public static IEnumerable<EcsEvent> Of(EcsEvent @event, IEnumerable<SigmaRule> matched)
    {
        var done = new HashSet<(int, int)>();
        foreach (var test in matched.SelectMany(rule => Tests(rule.Condition)))
            foreach (var literal in Literals(test))
                for (var slot = 0; slot < @event.Count; slot++)
                {
                    var value = Encoding.UTF8.GetString(@event.ValueAt(slot));
                    var at = value.IndexOf(literal, StringComparison.OrdinalIgnoreCase);
                    if (at < 0 || literal.Length == 0) continue;
                    at += literal.Length / 2;
                    if (char.IsSurrogate(value[at]) || !done.Add((slot, at))) continue;
                    yield return With(@event, slot, string.Concat(value.AsSpan(0, at), value[at] == 'q' ? "w" : "q", value.AsSpan(at + 1)));
                }
    }

    static IEnumerable<string> Literals(FieldTest test) => test.Kind switch
    {
        TestKind.Equal or TestKind.Contains or TestKind.StartsWith or TestKind.EndsWith => [test.Value],
        TestKind.Wildcard => SigmaPattern.Parse(test.Value).Parts.Where(part => part.Text.Length > 0).Select(part => part.Text),
        _ => [],
    };

    static IEnumerable<FieldTest> Tests(ConditionTree tree) => tree switch
    {
        AllOf all => all.Children.SelectMany(Tests),
        AnyOf any => any.Children.SelectMany(Tests),
        AtLeast some => some.Children.SelectMany(Tests),
        Not not => Tests(not.Child),
        Test test => [test.Of],
        _ => [],
    };

    static EcsEvent With(EcsEvent @event, int changed, string value)
    {
        var mutant = new EcsEvent();
        mutant.Begin(@event.Original);
        (mutant.TimestampMicros, mutant.LogSource) = (@event.TimestampMicros, @event.LogSource);
        for (var slot = 0; slot < @event.Count; slot++)
            mutant.Add(@event.FieldAt(slot), slot == changed ? Encoding.UTF8.GetBytes(value) : @event.ValueAt(slot), @event.KindAt(slot));
        return mutant;
    }
}
