using Isms.Monitor.Api.Reading;
using Isms.Monitor.Controls.Packages;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;
using Isms.Monitor.Store.Packages;

namespace Isms.Monitor.Api.Server.Packages;

/// <summary>Issues packages, keeps them beside the store and writes down every hand they pass through.</summary>
/// <param name="source">Where the evidence is.</param>
/// <param name="folder">Where packages are kept.</param>
/// <param name="book">Where their custody is on record.</param>
/// <param name="organisation">Names the controls.</param>
/// <param name="clock">The time of each line.</param>
/// <param name="written">Called after a line was written.</param>
sealed class PackageDesk(PackageSource source, PackageFolder folder, IRecordBook book, Func<Organisation> organisation, TimeProvider clock, Action written) : IPackages
{
    /// <summary>Somebody else may take the same package at the same moment; more often than this nobody is that unlucky.</summary>
    const int Tries = 8;

    public async Task<Recorded<EvidencePackage>?> IssueIncidentAsync(string incident, string by, CancellationToken abort) =>
        await source.IncidentAsync(incident, abort) is { } contents ? await IssueAsync(contents, by, abort) : null;

    public async Task<Recorded<EvidencePackage>?> IssueControlAsync(string control, long fromMicros, long toMicros, string by, CancellationToken abort)
    {
        var held = organisation();
        if (held.Control(control) is not { } known) return null;
        List<string> risks = [.. held.RisksOfControl(control).Select(risk => risk.Id)];
        return await IssueAsync(await source.ControlAsync(known, [.. known.Kpis.Select(kpi => kpi.Kpi)], risks, fromMicros, toMicros, abort), by, abort);
    }

    public async Task<IReadOnlyList<Recorded<EvidencePackage>>> ListAsync(string? subject, CancellationToken abort) =>
        [.. (await book.AsOfAsync<EvidencePackage>(long.MaxValue, abort)).Where(one => subject is null || one.Value.Subject == subject)
            .OrderByDescending(one => one.Value.Custody is [var first, ..] ? first.AtMicros : one.AtMicros).ThenBy(one => one.Value.Id, StringComparer.Ordinal)];

    public async Task<byte[]?> HandOverAsync(string id, string by, CancellationToken abort)
    {
        if (await book.NewestAsync<EvidencePackage>(id, abort) is null || folder.Find(id) is not { } pack) return null;
        var record = await WriteAsync(id, before => before! with { Custody = [.. before.Custody, Line(by, "downloaded")] }, by, abort);
        return Zip(pack, record.Value);
    }

    public async Task<PackageReport?> VerifyAsync(string id, CancellationToken abort)
    {
        if (await book.NewestAsync<EvidencePackage>(id, abort) is not { } record || folder.Find(id) is not { } pack) return null;
        using var zip = new MemoryStream(Zip(pack, record.Value));
        return PackageCheck.Run(zip, new LineCheck().Differs, record.Value.ManifestHash);
    }

    async Task<Recorded<EvidencePackage>> IssueAsync(PackageContents contents, string by, CancellationToken abort)
    {
        var pack = await Task.Run(() => EvidencePack.Of(contents), abort);
        // First the file: a record must not promise what is not there.
        folder.Keep(pack);
        return await WriteAsync(pack.Id, before => before is null
            ? new EvidencePackage { Id = pack.Id, Subject = contents.Subject, ManifestHash = pack.Hash, Events = contents.Events.Count, Custody = [Line(by, "issued")] }
            : before with { Custody = [.. before.Custody, Line(by, "issued again")] }, by, abort);
    }

    async Task<Recorded<EvidencePackage>> WriteAsync(string id, Func<EvidencePackage?, EvidencePackage> next, string by, CancellationToken abort)
    {
        for (var tried = 0; tried < Tries; tried++)
        {
            var before = await book.NewestAsync<EvidencePackage>(id, abort);
            if (await book.WriteAsync(next(before?.Value), before?.Version ?? 0, by, "", abort) is not { } now) continue;
            written();
            return now;
        }
        throw new IOException($"The custody of package {id} is being written by others. Try again.");
    }

    CustodyEntry Line(string by, string what) => new(UnixMicros.From(clock.GetUtcNow()), by, what);

    static byte[] Zip(EvidencePack pack, EvidencePackage record)
    {
        using var zip = new MemoryStream();
        pack.Write(zip, record.Custody, record.ManifestHash);
        return zip.ToArray();
    }
}
