using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Lookup;

/// <summary>Assets by host name, full or short. A full name is only shortened inside the organisation's own domains: <c>fw-01.elsewhere.net</c> is not ours.</summary>
sealed class HostTable
{
    readonly NameTable<Asset> full = new();
    readonly NameTable<Asset> shortened = new();
    readonly Domains domains;

    public HostTable(IEnumerable<Asset> assets, Domains domains)
    {
        this.domains = domains;
        foreach (var asset in assets)
            foreach (var host in asset.Hosts)
            {
                full.TryAdd(host, asset);
                shortened.TryAdd(Short(host).ToString(), asset);
            }
    }

    public Asset? Find(ReadOnlySpan<char> host)
    {
        host = host.TrimEnd('.');
        if (full.Find(host) is { } exact) return exact;
        var dot = host.IndexOf('.');
        if (dot < 0) return shortened.Find(host);
        return domains.Contain(host[(dot + 1)..]) ? shortened.Find(host[..dot]) : null;
    }

    public Asset? Find(ReadOnlySpan<byte> host) => NameTable<Asset>.Find(host, Find);

    static ReadOnlySpan<char> Short(ReadOnlySpan<char> host) => host.IndexOf('.') is var dot && dot < 0 ? host : host[..dot];
}
