using Isms.Monitor.Api.Server.Settings;

namespace Isms.Monitor.Api.Doctor.Checks;

/// <summary>Log files, and the certificates of listeners.</summary>
sealed class FileSourceCheck : ICheck
{
    public int Code => 5088;

    public string Name => "files of sources";

    public Task<IReadOnlyList<Verdict>> RunAsync(Examined examined, CancellationToken abort) => Task.FromResult<IReadOnlyList<Verdict>>(
    [
        .. examined.Sources("file").Select(entry => Log(examined.Machine, entry)),
        .. examined.Sources("syslog-tls").SelectMany(entry => new[] { entry.Certificate, entry.Key }).Where(path => path.Length > 0).Select(path => Read(examined.Machine, path)),
    ]);

    Verdict Log(IMachine machine, SourceEntry entry) => machine.FileExists(entry.Path) ? Read(machine, entry.Path)
        : Verdict.Warning(this, $"{entry.Path} is not there; the source waits for it.", "Check the path, or start what writes it.");

    Verdict Read(IMachine machine, string path) => machine.ReadProblem(path) is { } problem
        ? Verdict.Failed(this, $"{path} cannot be read: {problem.TrimEnd('.')}.", "Give the user who runs the server the right to read it (for /var/log often the group adm).")
        : Verdict.Ok(this, $"{path} can be read.");
}
