using System.Globalization;
using System.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Ingest.Enrich;

/// <summary>Id, criticality and owner of the assets that an event is about: <c>asset</c> is the host that it happened on or that saw it,
/// <c>source.asset</c> and <c>destination.asset</c> are the two ends.</summary>
sealed class AssetEnrichment : IEnrichment
{
    static readonly FieldId[] HostNames =
        [Ecs.HostName, Ecs.HostHostname, Ecs.ObserverName, Ecs.ObserverHostname, Ecs.LogSyslogHostname];

    static readonly FieldId[] HostAddresses = [Ecs.HostIp, Ecs.ObserverIp];

    static readonly AssetFields Host = new("asset");
    static readonly AssetFields Source = new("source.asset");
    static readonly AssetFields Destination = new("destination.asset");

    readonly Organisation _organisation;
    readonly Dictionary<string, AssetBytes> _bytes;
    readonly AddressCache<AssetBytes> _addresses;

    public AssetEnrichment(Organisation organisation)
    {
        _organisation = organisation;
        _bytes = organisation.Registers.Assets.DistinctBy(asset => asset.Id).ToDictionary(asset => asset.Id, asset => new AssetBytes(asset));
        _addresses = new AddressCache<AssetBytes>((_, text) => BytesOf(organisation.AssetByIp(text)) ?? AssetBytes.None);
    }

    public void Enrich(EcsEvent into)
    {
        Write(into, Host, HostOf(into));
        Write(into, Source, _addresses.Of(into, Ecs.SourceIp));
        Write(into, Destination, _addresses.Of(into, Ecs.DestinationIp));
    }

    /// <summary>Names first, since an address may have been another host's when the log was written; some devices put an address where a name belongs.</summary>
    AssetBytes? HostOf(EcsEvent happened)
    {
        foreach (var field in HostNames)
        {
            if (!happened.TryGet(field, out var name)) continue;
            if (BytesOf(_organisation.AssetByHost(name)) is { } named) return named;
            if (_addresses.Of(happened, field) is { Id.Length: > 0 } addressed) return addressed;
        }
        foreach (var field in HostAddresses)
            if (_addresses.Of(happened, field) is { Id.Length: > 0 } addressed) return addressed;
        return null;
    }

    AssetBytes? BytesOf(Asset? asset) => asset is null ? null : _bytes[asset.Id];

    static void Write(EcsEvent into, AssetFields fields, AssetBytes? asset)
    {
        if (asset is null || asset.Id.Length == 0) return;
        into.Set(fields.Id, asset.Id);
        into.Set(fields.Criticality, asset.Criticality, ValueKind.Number);
        if (asset.Owner.Length > 0) into.Set(fields.Owner, asset.Owner);
    }

    sealed class AssetFields(string prefix)
    {
        public FieldId Id { get; } = FieldTable.Get(prefix + ".id");

        public FieldId Criticality { get; } = FieldTable.Get(prefix + ".criticality");

        public FieldId Owner { get; } = FieldTable.Get(prefix + ".owner");
    }

    sealed record AssetBytes(byte[] Id, byte[] Criticality, byte[] Owner)
    {
        public static readonly AssetBytes None = new([], [], []);

        public AssetBytes(Asset asset) : this(
            Encoding.UTF8.GetBytes(asset.Id),
            Encoding.ASCII.GetBytes(asset.Criticality.ToString(CultureInfo.InvariantCulture)),
            Encoding.UTF8.GetBytes(asset.Owner))
        {
        }
    }
}
