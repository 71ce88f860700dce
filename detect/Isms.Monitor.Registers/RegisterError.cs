using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers;

/// <summary>A problem of a register. An error makes the registers unusable as written; a finding is what a reviewer would note.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Code"><c>ISMS3001</c> to <c>ISMS3199</c>.</param>
/// <param name="Problem">What is wrong, without a full stop.</param>
/// <param name="Remedy">What to do, without a full stop.</param>
/// <param name="IsFinding">A reviewer's finding, which fails nothing unless asked.</param>
public sealed record RegisterError(Location At, string Code, string Problem, string Remedy, bool IsFinding)
{
    /// <summary><c>path(line,column): ISMS3nnn problem. remedy.</c></summary>
    public override string ToString() => $"{At}: {Code} {Problem}. {Remedy}.";
}
