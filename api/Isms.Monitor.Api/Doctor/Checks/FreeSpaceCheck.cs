using System.Globalization;

namespace Isms.Monitor.Api.Doctor.Checks;

/// <summary>Sealing writes a day a second time before its day file goes, so some room must always be there.</summary>
sealed class FreeSpaceCheck : ICheck
{
    const long Least = 1L << 30;
    const long Wanted = 10L << 30;

    public int Code => 5082;

    public string Name => "free space";

    public Task<IReadOnlyList<Verdict>> RunAsync(Examined examined, CancellationToken abort)
    {
        const string remedy = "Free space, or set retentionBytes or a shorter retentionDays.";
        var free = examined.Machine.FreeBytes(Path.GetFullPath(examined.Settings.Data));
        var text = string.Create(CultureInfo.InvariantCulture, $"{free / (double)(1L << 30):0.0} GiB are free for the data folder");
        return Task.FromResult<IReadOnlyList<Verdict>>([free switch
        {
            < Least => Verdict.Failed(this, $"{text}; below 1 GiB days can no longer be sealed.", remedy),
            < Wanted => Verdict.Warning(this, $"{text}; less than 10 GiB may be filled within days.", remedy),
            _ => Verdict.Ok(this, text + "."),
        }]);
    }
}
