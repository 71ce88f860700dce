using System.Globalization;
using System.Text;
using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Enrich;

/// <summary>Place and autonomous system of the two ends, for addresses of the internet only.</summary>
sealed class GeoEnrichment : IEnrichment
{
    static readonly End Source = new("source");
    static readonly End Destination = new("destination");

    readonly GeoDatabase[] _databases;
    readonly AddressCache<Facts> _known;

    public GeoEnrichment(IEnumerable<GeoDatabase> databases)
    {
        _databases = [.. databases];
        _known = new AddressCache<Facts>((key, _) => Find(key));
    }

    public void Enrich(EcsEvent into)
    {
        Write(into, Source, _known.Of(into, Ecs.SourceIp));
        Write(into, Destination, _known.Of(into, Ecs.DestinationIp));
    }

    static void Write(EcsEvent into, End end, Facts? facts)
    {
        if (facts is null || facts.Rows.Length == 0 || into.Has(end.Country) || into.Has(end.System)) return;
        foreach (var (part, value, kind) in facts.Rows) into.Set(end.Fields[(int)part], value, kind);
    }

    Facts Find(IpKey key)
    {
        if (key.IsPrivate) return Facts.None;
        var rows = new List<(Part, byte[], ValueKind)>();
        foreach (var database in _databases)
        {
            if (database.Find(key.ToAddress()) is not { } record) continue;
            if (database.HasPlaces) Place(record, rows);
            if (database.HasSystems) System(record, rows);
        }
        return rows.Count == 0 ? Facts.None : new Facts([.. rows]);
    }

    static void Place(Dictionary<string, object> record, List<(Part, byte[], ValueKind)> rows)
    {
        var continent = Child(record, "continent");
        var country = Child(record, "country") ?? Child(record, "registered_country");
        Text(rows, Part.ContinentCode, Value(continent, "code"));
        Text(rows, Part.ContinentName, Name(continent));
        Text(rows, Part.CountryIsoCode, Value(country, "iso_code"));
        Text(rows, Part.CountryName, Name(country));
        Text(rows, Part.CityName, Name(Child(record, "city")));
        if (record.TryGetValue("subdivisions", out var list) && list is List<object> { Count: > 0 } regions && regions[0] is Dictionary<string, object> region)
        {
            Text(rows, Part.RegionName, Name(region));
            if (Value(country, "iso_code") is { } iso && Value(region, "iso_code") is { } code) Text(rows, Part.RegionIsoCode, $"{iso}-{code}");
        }
        var location = Child(record, "location");
        if (location is null || !location.TryGetValue("latitude", out var latitude) || !location.TryGetValue("longitude", out var longitude)) return;
        if (latitude is double north && longitude is double east && double.IsFinite(north) && double.IsFinite(east))
            rows.Add((Part.Location, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"lat\":{north},\"lon\":{east}}}")), ValueKind.Json));
    }

    static void System(Dictionary<string, object> record, List<(Part, byte[], ValueKind)> rows)
    {
        if (record.TryGetValue("autonomous_system_number", out var number) && number is long or int)
            rows.Add((Part.Number, Encoding.ASCII.GetBytes(Convert.ToString(number, CultureInfo.InvariantCulture)!), ValueKind.Number));
        Text(rows, Part.Organisation, Value(record, "autonomous_system_organization"));
    }

    static void Text(List<(Part, byte[], ValueKind)> rows, Part part, string? value)
    {
        if (!string.IsNullOrEmpty(value)) rows.Add((part, Encoding.UTF8.GetBytes(value), ValueKind.Text));
    }

    static Dictionary<string, object>? Child(Dictionary<string, object>? of, string name) =>
        of is not null && of.TryGetValue(name, out var value) ? value as Dictionary<string, object> : null;

    static string? Value(Dictionary<string, object>? of, string name) => of is not null && of.TryGetValue(name, out var value) ? value as string : null;

    static string? Name(Dictionary<string, object>? of) => Value(Child(of, "names"), "en");

    enum Part
    {
        ContinentCode,
        ContinentName,
        CountryIsoCode,
        CountryName,
        RegionIsoCode,
        RegionName,
        CityName,
        Location,
        Number,
        Organisation,
    }

    sealed record Facts((Part Part, byte[] Value, ValueKind Kind)[] Rows)
    {
        public static readonly Facts None = new([]);
    }

    /// <summary>The fields of one end, in the order of <see cref="Part"/>.</summary>
    sealed class End(string prefix)
    {
        public FieldId[] Fields { get; } =
        [
            .. new[]
            {
                "geo.continent_code", "geo.continent_name", "geo.country_iso_code", "geo.country_name", "geo.region_iso_code", "geo.region_name",
                "geo.city_name", "geo.location", "as.number", "as.organization.name",
            }.Select(name => FieldTable.Get($"{prefix}.{name}")),
        ];

        public FieldId Country => Fields[(int)Part.CountryIsoCode];

        public FieldId System => Fields[(int)Part.Number];
    }
}
