namespace Isms.Monitor.Store.Query.Conditions;

sealed class PatternCondition(Wildcard pattern) : Condition
{
    public override bool OfText(string value) => pattern.Matches(value.ToLowerInvariant());

    public override string SqlOfText(string value, SqlParameters parameters) =>
        $"lower({value}) LIKE lower({parameters.Add(pattern.ToLike())}) ESCAPE '!'";
}
