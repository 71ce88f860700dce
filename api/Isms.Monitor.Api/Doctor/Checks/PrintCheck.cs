namespace Isms.Monitor.Api.Doctor.Checks;

/// <summary>Tells only: a review without its print is whole.</summary>
sealed class PrintCheck : ICheck
{
    public int Code => 5095;

    public string Name => "PDF";

    public Task<IReadOnlyList<Verdict>> RunAsync(Examined examined, CancellationToken abort) =>
        Task.FromResult<IReadOnlyList<Verdict>>([Verdict.Ok(this, examined.Machine.Chromium is { } path
            ? $"{path} prints management reviews."
            : "there is no chromium, so management reviews are HTML and JSON without PDF.")]);
}
