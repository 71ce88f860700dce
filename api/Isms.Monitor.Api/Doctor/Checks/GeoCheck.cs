using Isms.Monitor.Ingest.Enrich;

namespace Isms.Monitor.Api.Doctor.Checks;

sealed class GeoCheck : ICheck
{
    public int Code => 5093;

    public string Name => "geo files";

    public Task<IReadOnlyList<Verdict>> RunAsync(Examined examined, CancellationToken abort) =>
        Task.FromResult<IReadOnlyList<Verdict>>([.. examined.Settings.Geo.Select(Look)]);

    Verdict Look(string path)
    {
        using var database = GeoDatabase.Open(path, out var error);
        return database is null ? Verdict.Failed(this, error!, "Until then the server does not start.") : Verdict.Ok(this, $"{path} can be used.");
    }
}
