namespace Isms.Monitor.Sigma.Rules;

/// <summary>A condition as written, before the names in it are looked up.</summary>
abstract record ConditionSyntax;

/// <summary>A name; <c>Offset</c> counts characters from the start of the condition.</summary>
sealed record NameSyntax(string Name, int Offset) : ConditionSyntax;

/// <summary><c>1 of x*</c>: a count of 0 stands for <c>all</c>, the pattern is a name with <c>*</c> or <c>them</c>.</summary>
sealed record OfSyntax(int Count, string Pattern, int Offset) : ConditionSyntax;

sealed record NotSyntax(ConditionSyntax Child) : ConditionSyntax;

sealed record AndSyntax(ConditionSyntax Left, ConditionSyntax Right) : ConditionSyntax;

sealed record OrSyntax(ConditionSyntax Left, ConditionSyntax Right) : ConditionSyntax;
