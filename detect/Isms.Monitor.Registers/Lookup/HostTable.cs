using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Lookup;

/// <summary>Assets by host name, full or short. A full name is only shortened inside the organisation's own domains: <c>fw-01.elsewhere.net</c> is not ours.</summary>
sealed class HostTable
{
    readonly NameTable<Asset> _full = new();
    readonly NameTable<Asset> _shortened = new();
    readonly Domains _domains;
    readonly NameTable<Asset>.Finder _find;

    public HostTable(IEnumerable<Asset> assets, Domains domains)
    {
        _domains = domains;
        _find = Find;
        foreach (var asset in assets)
            foreach (var host in asset.Hosts)
            {
                _full.TryAdd(host, asset);
                _shortened.TryAdd(Short(host).ToString(), asset);
            }
    }

    public Asset? Find(ReadOnlySpan<char> host)
    {
        host = host.TrimEnd('.');
        if (_full.Find(host) is { } exact) return exact;
        var dot = host.IndexOf('.');
        if (dot < 0) return _shortened.Find(host);
        return _domains.Contain(host[(dot + 1)..]) ? _shortened.Find(host[..dot]) : null;
    }

    public Asset? Find(ReadOnlySpan<byte> host) => NameTable<Asset>.Find(host, _find);

    static ReadOnlySpan<char> Short(ReadOnlySpan<char> host) => host.IndexOf('.') is var dot && dot < 0 ? host : host[..dot];
}
