using System.Globalization;

namespace Isms.Monitor.Api.Doctor.Checks;

/// <summary>The store takes up to 512 MiB, and windows, baselines and batches about as much.</summary>
sealed class MemoryCheck : ICheck
{
    const long Least = 1L << 30;
    const long Wanted = 2L << 30;

    public int Code => 5085;

    public string Name => "memory";

    public Task<IReadOnlyList<Verdict>> RunAsync(Examined examined, CancellationToken abort)
    {
        const string remedy = "Raise the limit of the container or service to 2 GiB or more.";
        var bytes = examined.Machine.MemoryBytes;
        var text = string.Create(CultureInfo.InvariantCulture, $"the process may use {bytes / (double)(1L << 30):0.0} GiB");
        return Task.FromResult<IReadOnlyList<Verdict>>([bytes switch
        {
            < Least => Verdict.Failed(this, $"{text}; below 1 GiB it will be ended by the kernel.", remedy),
            < Wanted => Verdict.Warning(this, $"{text}; below 2 GiB many rules or long windows may not fit.", remedy),
            _ => Verdict.Ok(this, text + "."),
        }]);
    }
}
