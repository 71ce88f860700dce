using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Compile;

/// <summary>Compiles rules into a plan. The same rules give the same bits, so that what was measured on one plan serves the next.</summary>
static class PlanBuilder
{
    /// <param name="rules">The rules of one log source.</param>
    /// <param name="refined">
    /// A plan of the same rules whose scores were measured meanwhile. Its automata stay: they set the same bits, since every bit that can
    /// trigger is one that a condition looks at.
    /// </param>
    public static Plan Build(IReadOnlyList<SigmaRule> rules, Plan? refined = null)
    {
        var table = new BitTable();
        var compiler = new ConditionCompiler(table);
        var conditions = rules.Select(rule => compiler.Compile(rule.Condition)).ToList();
        for (var bit = 0; bit < refined?.Scores.Length; bit++) table.Scores[bit] = refined.Scores[bit];
        var writer = new ProgramWriter(table);
        var programs = conditions.Select(writer.Write).ToArray();
        var (rulesOf, always) = Triggers(conditions, table);
        foreach (var lazy in table.Lazy) writer.Referenced.Add(lazy.Guard);
        var outputs = Outputs(table, writer.Referenced, rulesOf);
        return new Plan
        {
            Rules = [.. rules],
            Programs = programs,
            ProgramBits = writer.Bits,
            Steps = writer.Steps,
            Children = writer.Children,
            Lazy = [.. table.Lazy],
            Links = new BitLinks(table.GroupsOf, rulesOf),
            Always = [.. always],
            Fields = refined?.Fields ?? [.. table.Tests.Select((tests, field) => Field(tests, outputs, table.Lazy.Exists(lazy => lazy.Field == field || lazy.OtherField == field)))],
            FieldIndex = table.Fields,
            Keywords = refined is not null ? refined.Keywords : table.KeywordTests.Count == 0 ? null : Field(table.KeywordTests, outputs, true),
            Scores = [.. table.Scores],
        };
    }

    static (List<int>?[] RulesOf, List<int> Always) Triggers(List<PlanNode> conditions, BitTable table)
    {
        var (rulesOf, always) = (new List<int>?[table.Scores.Count], new List<int>());
        for (var rule = 0; rule < conditions.Count; rule++)
        {
            if (TriggerChoice.Of(conditions[rule], table) is { } trigger)
                foreach (var bit in trigger.Bits) (rulesOf[bit] ??= []).Add(rule);
            else always.Add(rule);
        }
        return (rulesOf, always);
    }

    /// <summary>A test that only serves one group sets the group's bit at once.</summary>
    static int[] Outputs(BitTable table, HashSet<int> referenced, List<int>?[] rulesOf)
    {
        var outputs = Enumerable.Range(0, table.Scores.Count).ToArray();
        for (var bit = 0; bit < outputs.Length; bit++)
            if (table.GroupsOf[bit] is [var group] && !referenced.Contains(bit) && rulesOf[bit] is null) outputs[bit] = group;
        return outputs;
    }

    static FieldPlan Field(IReadOnlyList<(FieldTest Test, int Bit)> tests, int[] outputs, bool isReadLazily)
    {
        int BitOf(TestKind kind) => tests.FirstOrDefault(test => test.Test.Kind == kind) is { Test: not null } found ? outputs[found.Bit] : -1;
        return new FieldPlan([.. tests.Select(test => (test.Test, outputs[test.Bit]))], isReadLazily)
        {
            OccursBit = BitOf(TestKind.Exists),
            PresentBit = BitOf(TestKind.Present),
            NullBit = BitOf(TestKind.Null),
        };
    }
}
