using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Kpis;

/// <summary>A problem of a KPI definition; codes <c>ISMS3201</c> to <c>ISMS3299</c>.</summary>
public sealed record KpiError(Location At, string Code, string Problem, string Remedy)
{
    public const string NotYaml = "ISMS3201";
    public const string Missing = "ISMS3202";
    public const string Value = "ISMS3203";
    public const string Unknown = "ISMS3204";
    public const string Twice = "ISMS3205";
    public const string NoSuchKpi = "ISMS3206";

    /// <summary><c>path(line,column): ISMS32nn problem. remedy.</c></summary>
    public override string ToString() => $"{At}: {Code} {Problem}. {Remedy}.";
}
