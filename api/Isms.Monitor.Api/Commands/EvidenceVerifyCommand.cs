using System.CommandLine;
using System.Text.Json;
using Isms.Monitor.Api.Server.Packages;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Controls.Packages;

namespace Isms.Monitor.Api.Commands;

/// <summary><c>evidence verify</c>: checks a package from its own bytes; needs no server and no store.</summary>
sealed class EvidenceVerifyCommand : ICliCommand
{
    readonly Argument<string> _file = new("FILE") { Description = "A package that 'evidence issue' or the console wrote." };
    readonly Option<string?> _manifest = new("--manifest") { Description = "The manifest's hash on record: the package must be that one." };

    public string Path => "evidence verify";

    public Command Build()
    {
        var command = new Command("verify", "Checks every hash, the custody log, the counts and the raw lines of an evidence package.") { _file, _manifest };
        command.SetAction((parsed, _) => Task.FromResult(Verify(parsed.GetRequiredValue(_file), parsed.GetValue(_manifest), parsed.InvocationConfiguration)));
        return command;
    }

    static int Verify(string path, string? manifest, InvocationConfiguration output)
    {
        try
        {
            using var file = File.OpenRead(path);
            var report = PackageCheck.Run(file, new LineCheck().Differs, manifest);
            output.Output.WriteLine(JsonSerializer.Serialize(new
            {
                ok = report.IsWhole, report.Manifest?.Kind, report.Manifest?.Subject, report.ManifestHash, report.CustodyHash, report.CustodyLines, report.Manifest?.Counts, report.Checked,
            }, ControlsJson.Canonical));
            foreach (var problem in report.Problems) output.Error.WriteLine($"{path}: {problem}");
            return report.IsWhole ? 0 : 1;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            output.Error.WriteLine(failed.Message);
            return 3;
        }
    }
}
