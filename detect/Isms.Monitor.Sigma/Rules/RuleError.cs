namespace Isms.Monitor.Sigma.Rules;

/// <summary>Why a document was refused, or (a warning) what its author should know although it was loaded.</summary>
/// <remarks>Lines and columns count from 1. The code is <c>ISMS2nnn</c>, see <see cref="RuleErrorCode"/>.</remarks>
public sealed record RuleError(string Path, int Line, int Column, string Code, string Problem, string Remedy, bool IsWarning = false)
{
    /// <summary><c>path(line,column): ISMS2nnn problem. remedy.</c>; a warning says so before its code.</summary>
    public override string ToString() => $"{Path}({Line},{Column}): {(IsWarning ? "warning " : "")}{Code} {Problem} {Remedy}";
}

/// <summary>The codes of everything that the rule loader refuses or warns of. A code never changes its meaning.</summary>
static class RuleErrorCode
{
    public const string Unreadable = "ISMS2001", TooLarge = "ISMS2002", NotARule = "ISMS2003", MissingKey = "ISMS2004",
        WrongType = "ISMS2005", UnknownModifier = "ISMS2006", ModifierMisuse = "ISMS2007", ConditionSyntax = "ISMS2008",
        UnknownSelection = "ISMS2009", BadRegex = "ISMS2010", BadCidr = "ISMS2011", BadNumber = "ISMS2012", DuplicateId = "ISMS2013",
        UnknownRule = "ISMS2014", Cycle = "ISMS2015", BadTimespan = "ISMS2016", BadCorrelation = "ISMS2017", UnknownWord = "ISMS2018",
        Placeholder = "ISMS2019", UnusedFilter = "ISMS2020", SlowRegex = "ISMS2021";
}

/// <summary>Leaves the reading of one document; the loader turns it into a <see cref="RuleError"/> and goes on with the next document.</summary>
sealed class RuleException(YamlValue? at, string code, string problem, string remedy, int columnOffset = 0) : Exception(problem)
{
    public RuleError ToError(string path) => new(path, at?.Line ?? 1, (at?.Column ?? 1) + columnOffset, code, Message, remedy);
}
