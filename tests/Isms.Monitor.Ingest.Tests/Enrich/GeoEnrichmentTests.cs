using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Enrich;
using Isms.Monitor.Ingest.Tests.Formats;

namespace Isms.Monitor.Ingest.Tests.Enrich;

public class GeoEnrichmentTests
{
    static string Corpus(string name)
    {
        var path = Path.Combine(Repository.Root, "..", "shared", "corpora", "geo", name);
        Assert.SkipUnless(File.Exists(path), $"MaxMind's test databases are not at ../shared/corpora/geo ({name}).");
        return path;
    }

    [Fact]
    public void A_city_database_places_public_addresses_and_no_others()
    {
        using var database = GeoDatabase.Open(Corpus("GeoIP2-City-Test.mmdb"), out var error);
        Assert.Null(error);
        var happened = Happened.With(("source.ip", "81.2.69.142"), ("destination.ip", "10.0.0.7"));
        new Enricher(null, [database!]).Enrich(happened);
        Assert.Equal(
            ["EU", "GB", "United Kingdom", "London", "GB-ENG"],
            new[] { "continent_code", "country_iso_code", "country_name", "city_name", "region_iso_code" }.Select(part => happened.Text("source.geo." + part)));
        Assert.Equal("""{"lat":51.5142,"lon":-0.0931}""", happened.Text("source.geo.location"));
        Assert.Null(happened.Text("destination.geo.country_iso_code"));
        Assert.Contains("\"source.geo.location\":{\"lat\":51.5142", EventJson.FlatText(happened), StringComparison.Ordinal);
    }

    [Fact]
    public void An_ASN_database_names_the_autonomous_system()
    {
        using var database = GeoDatabase.Open(Corpus("GeoLite2-ASN-Test.mmdb"), out _);
        var happened = Happened.With(("destination.ip", "1.128.0.0"));
        new Enricher(null, [database!]).Enrich(happened);
        Assert.Equal(["1221", "Telstra Pty Ltd"], new[] { "destination.as.number", "destination.as.organization.name" }.Select(happened.Text));
    }

    [Fact]
    public void A_broken_record_is_reported_once_and_harms_no_event()
    {
        var path = Corpus("GeoIP2-City-Test-Broken-Double-Format.mmdb");
        using var database = GeoDatabase.Open(path, out _);
        Assert.NotNull(database);
        var enricher = new Enricher(null, [database]);
        var happened = Happened.With(("source.ip", "2001:220::1"));
        enricher.Enrich(happened);
        Assert.Null(happened.Text("source.geo.country_iso_code"));
        Assert.StartsWith($"{path}(1,1): ISMS1412 the file is not a sound MaxMind database: ", database.Problem, StringComparison.Ordinal);
        Assert.EndsWith("Download it again.", database.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_files_end_in_an_error_or_in_missing_places()
    {
        var sound = File.ReadAllBytes(Corpus("GeoIP2-City-Test.mmdb"));
        var damage = new Random(7);
        var path = Path.GetTempFileName();
        for (var round = 0; round < 200; round++)
        {
            var bytes = (byte[])sound.Clone();
            for (var edit = damage.Next(1, 200); edit > 0; edit--) bytes[damage.Next(bytes.Length)] = (byte)damage.Next(256);
            File.WriteAllBytes(path, round % 5 == 0 ? bytes[..damage.Next(bytes.Length)] : bytes);
            using var database = GeoDatabase.Open(path, out var error);
            Assert.Equal(database is null, error is not null);
            if (database is null) continue;
            var enricher = new Enricher(null, [database]);
            foreach (var address in new[] { "81.2.69.142", "89.160.20.112", "216.160.83.56", "2001:220::1", "203.0.113.9" })
                enricher.Enrich(Happened.With(("source.ip", address)));
        }
        File.Delete(path);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_with_a_remedy()
    {
        var path = Path.Combine(Repository.FormatData, "json", "no-time.log");
        Assert.Null(GeoDatabase.Open(path, out var error));
        Assert.StartsWith($"{path}(1,1): ISMS1412 the file is not a sound MaxMind database: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_refused_with_a_remedy()
    {
        Assert.Null(GeoDatabase.Open("nowhere.mmdb", out var error));
        Assert.StartsWith("nowhere.mmdb(1,1): ISMS1410 the file cannot be read: ", error, StringComparison.Ordinal);
        Assert.EndsWith("Check the path and the rights, or take it out of the settings.", error, StringComparison.Ordinal);
    }
}
