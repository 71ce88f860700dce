namespace Isms.Monitor.Api.Doctor.Checks;

sealed class DataFolderCheck : ICheck
{
    public int Code => 5081;

    public string Name => "data folder";

    public Task<IReadOnlyList<Verdict>> RunAsync(Examined examined, CancellationToken abort)
    {
        var folder = Path.GetFullPath(examined.Settings.Data);
        return Task.FromResult<IReadOnlyList<Verdict>>([examined.Machine.WriteProblem(folder) is { } problem
            ? Verdict.Failed(this, $"{folder} cannot be written: {problem.TrimEnd('.')}.", "Give the user who runs the server the right to, or name another folder with --data.")
            : Verdict.Ok(this, $"{folder} can be written.")]);
    }
}
