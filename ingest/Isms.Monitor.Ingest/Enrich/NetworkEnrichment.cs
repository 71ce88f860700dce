using System.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;

namespace Isms.Monitor.Ingest.Enrich;

/// <summary><c>source.zone</c> and <c>destination.zone</c> from the networks of the scope, and <c>network.direction</c> where the log does
/// not say it: inbound, outbound, internal or external.</summary>
/// <remarks>An address outside the configured networks is internal when it is a private one: an unregistered network of our own is
/// likelier than a private address on the internet.</remarks>
sealed class NetworkEnrichment : IEnrichment
{
    static readonly FieldId SourceZone = FieldTable.Get("source.zone");
    static readonly FieldId DestinationZone = FieldTable.Get("destination.zone");

    readonly AddressCache<Place> _places;

    public NetworkEnrichment(Organisation organisation)
    {
        var zones = organisation.Registers.Scope.Zones.DistinctBy(zone => zone.Id)
            .ToDictionary(zone => zone.Id, zone => new Place(Encoding.UTF8.GetBytes(zone.Id), zone.Internal));
        _places = new AddressCache<Place>((key, text) =>
            organisation.ZoneByIp(text) is { } zone ? zones[zone.Id] : key.IsPrivate ? Place.PrivateElsewhere : Place.Internet);
    }

    public void Enrich(EcsEvent into)
    {
        var source = _places.Of(into, Ecs.SourceIp);
        var destination = _places.Of(into, Ecs.DestinationIp);
        if (source is { Zone.Length: > 0 }) into.Set(SourceZone, source.Zone);
        if (destination is { Zone.Length: > 0 }) into.Set(DestinationZone, destination.Zone);
        if (source is null || destination is null || into.Has(Ecs.NetworkDirection)) return;
        into.Add(Ecs.NetworkDirection, (source.IsInternal, destination.IsInternal) switch
        {
            (true, true) => "internal"u8,
            (true, false) => "outbound"u8,
            (false, true) => "inbound"u8,
            (false, false) => "external"u8,
        });
    }

    sealed record Place(byte[] Zone, bool IsInternal)
    {
        public static readonly Place PrivateElsewhere = new([], true);
        public static readonly Place Internet = new([], false);
    }
}
