namespace Isms.Monitor.Controls.Packages;

/// <summary>Why a package proves nothing, or not what it says.</summary>
/// <param name="Code">ISMS5045 to ISMS5049.</param>
/// <param name="Problem">What is wrong, with the name of the file.</param>
/// <param name="Remedy">What to do.</param>
public sealed record PackageProblem(string Code, string Problem, string Remedy)
{
    const string Again = "Get the package again from who issued it, and compare the manifest's hash with the one on record.";

    public static PackageProblem Unreadable(string why) => new("ISMS5045", $"this cannot be read as an evidence package: {why}", "Name a file that 'evidence issue' or the console wrote.");

    public static PackageProblem Changed(string file, string how) => new("ISMS5046", $"{file} was changed: {how}", Again);

    public static PackageProblem Missing(string file) => new("ISMS5047", $"{file} is missing", Again);

    public static PackageProblem Added(string file) => new("ISMS5047", $"{file} is not in the manifest: it was added", Again);

    public static PackageProblem Custody(string why) => new("ISMS5048", why, Again);

    public static PackageProblem Contradiction(string what) =>
        new("ISMS5049", what, "The hashes say that the package is as it was made, but not that it was made right: ask who issued it.");

    public override string ToString() => $"{Code} {Problem}. {Remedy}";
}
