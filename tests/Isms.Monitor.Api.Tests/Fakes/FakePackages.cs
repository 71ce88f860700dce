using Isms.Monitor.Api.Reading;
using Isms.Monitor.Controls.Packages;
using Isms.Monitor.Controls.Records;

namespace Isms.Monitor.Api.Tests.Fakes;

/// <summary>Packages of the company, without events: format and custody are the product's.</summary>
sealed class FakePackages(Company company) : IPackages
{
    readonly Dictionary<string, (EvidencePack Pack, Recorded<EvidencePackage> Record)> _issued = [];

    public Task<Recorded<EvidencePackage>?> IssueIncidentAsync(string incident, string by, CancellationToken abort) =>
        Task.FromResult(company.Incidents.All.FirstOrDefault(one => one.Id == incident) is { } found
            ? Issue(new PackageContents
            {
                Kind = PackageKind.Incident, Subject = incident, Title = found.Machine.Title, FromMicros = found.Machine.FirstMicros, ToMicros = found.Machine.LastMicros + 1,
                Incidents = [found], Alerts = [], Events = [],
            }, by)
            : null);

    public Task<Recorded<EvidencePackage>?> IssueControlAsync(string control, long fromMicros, long toMicros, string by, CancellationToken abort) =>
        Task.FromResult(control == "A.8.20"
            ? Issue(new PackageContents
            {
                Kind = PackageKind.Control, Subject = control, Title = "Networks security", FromMicros = fromMicros, ToMicros = toMicros, Incidents = [], Alerts = [], Events = [],
                Control = new PackagedControl(control, "Networks security", "network", true, "", [], [], []),
            }, by)
            : null);

    public Task<IReadOnlyList<Recorded<EvidencePackage>>> ListAsync(string? subject, CancellationToken abort) =>
        Task.FromResult<IReadOnlyList<Recorded<EvidencePackage>>>([.. _issued.Values.Select(one => one.Record).Where(one => subject is null || one.Value.Subject == subject)]);

    public Task<byte[]?> HandOverAsync(string id, string by, CancellationToken abort) => Task.FromResult(_issued.ContainsKey(id) ? Zip(id, by, "downloaded") : null);

    public Task<PackageReport?> VerifyAsync(string id, CancellationToken abort)
    {
        if (!_issued.TryGetValue(id, out var one)) return Task.FromResult<PackageReport?>(null);
        using var zip = new MemoryStream();
        one.Pack.Write(zip, one.Record.Value.Custody);
        return Task.FromResult<PackageReport?>(PackageCheck.Run(zip, null, one.Record.Value.ManifestHash));
    }

    Recorded<EvidencePackage> Issue(PackageContents contents, string by)
    {
        var pack = EvidencePack.Of(contents);
        if (!_issued.ContainsKey(pack.Id))
            _issued[pack.Id] = (pack, new Recorded<EvidencePackage>(new EvidencePackage { Id = pack.Id, Subject = contents.Subject, ManifestHash = pack.Hash, Events = 0 }, 0, company.Now, by, ""));
        Zip(pack.Id, by, "issued");
        return _issued[pack.Id].Record;
    }

    byte[] Zip(string id, string by, string what)
    {
        var (pack, record) = _issued[id];
        record = record with { Version = record.Version + 1, Value = record.Value with { Custody = [.. record.Value.Custody, new CustodyEntry(company.Now, by, what)] } };
        _issued[id] = (pack, record);
        using var zip = new MemoryStream();
        pack.Write(zip, record.Value.Custody);
        return zip.ToArray();
    }
}
