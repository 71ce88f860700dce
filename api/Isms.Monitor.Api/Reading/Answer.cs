using System.Diagnostics.CodeAnalysis;

namespace Isms.Monitor.Api.Reading;

/// <summary>What a question in the query language gave: a value, or what is wrong with the question.</summary>
/// <param name="Value">Null exactly when there is a problem.</param>
/// <param name="Problem">Null exactly when there is a value.</param>
public sealed record Answer<T>(T? Value, QueryProblem? Problem)
    where T : class
{
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool Understood => Value is not null;
}

/// <summary>Makes answers without naming their type.</summary>
public static class Answer
{
    public static Answer<T> Of<T>(T value)
        where T : class => new(value, null);

    public static Answer<T> Wrong<T>(QueryProblem problem)
        where T : class => new(null, problem);
}

/// <summary>A query that cannot be understood.</summary>
/// <param name="Column">1-based column of the first character that is wrong.</param>
/// <param name="Problem">What is wrong, one sentence.</param>
/// <param name="Remedy">What to write instead, one sentence.</param>
public sealed record QueryProblem(int Column, string Problem, string Remedy);
