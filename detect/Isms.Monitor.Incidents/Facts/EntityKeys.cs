using System.Net;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;

namespace Isms.Monitor.Incidents.Facts;

/// <summary>Turns the entities of an alert into keys: an asset is the same asset by name and by address.</summary>
sealed class EntityKeys(Organisation organisation)
{
    /// <summary>An activity with more destinations is a sweep: that it touched a host says nothing about that host.</summary>
    const int MaxTargets = 5;

    /// <summary>Names that many people and programs share; they link nothing.</summary>
    static readonly HashSet<string> SharedUsers = new(StringComparer.OrdinalIgnoreCase)
    {
        "root", "admin", "administrator", "system", "local system", "network service", "local service", "anonymous", "anonymous logon",
        "nobody", "guest", "user", "unknown", "invalid", "-", "",
    };

    static readonly string[] HostFields = ["host.name", "host.ip"];
    static readonly string[] TargetFields = ["destination.ip", "server.ip", "destination.domain"];
    static readonly string[] SourceFields = ["source.ip", "client.ip", "source.address"];
    static readonly string[] UserFields = ["user.name", "source.user.name", "destination.user.name"];
    static readonly string[] FileFields = ["file.hash.sha256", "file.hash.sha1", "file.hash.md5"];

    /// <summary>The keys of an alert and the assets of the register that it names.</summary>
    public (IReadOnlySet<EntityKey> Keys, IReadOnlySet<string> Assets) Of(Alert alert)
    {
        var keys = new HashSet<EntityKey>();
        var assets = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in Values(alert, HostFields)) AddHost(keys, assets, value, isHost: true);
        foreach (var value in Values(alert, SourceFields)) AddHost(keys, assets, value, isHost: false);
        var targets = Values(alert, TargetFields).ToList();
        if (targets.Count <= MaxTargets)
            foreach (var value in targets) AddHost(keys, assets, value, isHost: false);
        foreach (var user in Values(alert, UserFields)) AddUser(keys, user);
        foreach (var hash in Values(alert, FileFields)) keys.Add(new EntityKey(EntityKind.File, hash.ToLowerInvariant()));
        return (keys, assets);
    }

    void AddHost(HashSet<EntityKey> keys, HashSet<string> assets, string value, bool isHost)
    {
        var isAddress = IPAddress.TryParse(value, out var address);
        var asset = isAddress ? organisation.AssetByIp(address!) : organisation.AssetByHost(value);
        if (asset is not null)
        {
            assets.Add(asset.Id);
            keys.Add(new EntityKey(EntityKind.Asset, asset.Id.ToLowerInvariant()));
        }
        else
        {
            keys.Add(new EntityKey(isAddress && !isHost ? EntityKind.Address : EntityKind.Asset, value.ToLowerInvariant()));
        }
    }

    void AddUser(HashSet<EntityKey> keys, string user)
    {
        var known = organisation.PersonByUser(user);
        if (known is not null) keys.Add(new EntityKey(EntityKind.User, known.Id.ToLowerInvariant()));
        else if (!SharedUsers.Contains(user)) keys.Add(new EntityKey(EntityKind.User, user.ToLowerInvariant()));
    }

    static IEnumerable<string> Values(Alert alert, string[] fields) =>
        fields.SelectMany(field => alert.Entities.TryGetValue(field, out var values) ? values : []).Distinct();
}
