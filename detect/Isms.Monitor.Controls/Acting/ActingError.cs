using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Acting;

/// <summary>A problem of the files in <c>isms/acting</c>; codes <c>ISMS3251</c> to <c>ISMS3255</c>.</summary>
public sealed record ActingError(Location At, string Code, string Problem, string Remedy)
{
    public const string NotYaml = "ISMS3251";
    public const string Missing = "ISMS3252";
    public const string Value = "ISMS3253";
    public const string Unknown = "ISMS3254";
    public const string Twice = "ISMS3255";

    /// <summary><c>path(line,column): ISMS325n problem. remedy.</c></summary>
    public override string ToString() => $"{At}: {Code} {Problem}. {Remedy}.";
}
