using System.Globalization;

namespace Isms.Monitor.Api.Doctor.Checks;

sealed class EvidenceCheck : ICheck
{
    public int Code => 5092;

    public string Name => "hash chains";

    public Task<IReadOnlyList<Verdict>> RunAsync(Examined examined, CancellationToken abort)
    {
        var folder = Path.GetFullPath(examined.Settings.Data);
        var (broken, files, entries) = examined.Machine.CheckChains(folder);
        return Task.FromResult<IReadOnlyList<Verdict>>([broken is null
            ? Verdict.Ok(this, string.Create(CultureInfo.InvariantCulture, $"{files} sealed files and {entries} entries of the audit trail are as they were written."))
            : Verdict.Failed(this, broken, "")]);
    }
}
