namespace Isms.Monitor.Api.Doctor;

/// <summary>What a check found: one line.</summary>
/// <param name="State">How bad it is.</param>
/// <param name="Check">What was looked at.</param>
/// <param name="Code">For example <c>ISMS5082</c>; null when it is in order.</param>
/// <param name="Text">What was found, and what to do when it is not in order.</param>
sealed record Verdict(VerdictState State, string Check, string? Code, string Text)
{
    public static Verdict Ok(ICheck check, string text) => new(VerdictState.Ok, check.Name, null, text);

    public static Verdict Warning(ICheck check, string problem, string remedy, int? code = null) => Of(VerdictState.Warning, check, problem, remedy, code);

    public static Verdict Failed(ICheck check, string problem, string remedy, int? code = null) => Of(VerdictState.Failed, check, problem, remedy, code);

    static Verdict Of(VerdictState state, ICheck check, string problem, string remedy, int? code) => new(state, check.Name, $"ISMS{code ?? check.Code}", $"{problem} {remedy}".TrimEnd());
}
