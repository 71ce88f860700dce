using System.Net;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Loading.Entries;

/// <summary>
/// One asset, or <c>count</c> of them that differ in a number: <c>{000}</c> in id, name and hosts becomes 001, 002, ..., and
/// <c>10.20.0.0/24 from 10.20.0.11</c> in ips becomes the addresses from there on.
/// </summary>
static class AssetReader
{
    const int MostOfAKind = 10_000;

    public static IEnumerable<Asset> Assets(Section section)
    {
        var pattern = Pattern(section);
        var ips = section.Scalars("ips").Select(scalar => AddressPattern.Read(scalar, section.Reading)).OfType<AddressPattern>().ToList();
        var hosts = section.Texts("hosts");
        if (!section.Has("count"))
        {
            section.Reading.References.Define(EntryKind.Asset, pattern.Id, section.At);
            return [pattern with { Hosts = hosts, Addresses = [.. ips.Select(ip => ip.At(0)).OfType<IPNetwork>()] }];
        }
        var count = section.Number("count", 1, MostOfAKind);
        var first = section.Number("first", 0, 1_000_000, otherwise: 1);
        if (!HasRoom(section, pattern, ips, count) || !section.Reading.Expand(count, section.At)) return [];
        return Enumerable.Range(0, count).Select(i => Numbered(pattern, hosts, ips, first, i, section)).ToList();
    }

    static Asset Pattern(Section section)
    {
        var id = section.Text("id");
        return new Asset
        {
            Id = id,
            Name = section.Text("name", id),
            Kind = section.Word<AssetKind>("kind"),
            Zone = section.Reference("zone", EntryKind.Zone),
            Owner = section.Reference("owner", EntryKind.Role),
            Criticality = section.Number("criticality", 1, 5, otherwise: 3),
            InScope = section.Flag("in_scope", otherwise: true),
            LoggingRequired = section.Flag("logging_required", otherwise: false),
            ExpectedInterval = section.Span("expected_interval"),
            AntimalwareRequired = section.Flag("antimalware_required", otherwise: false),
            LogDataset = section.Text("log_dataset", ""),
            At = section.At,
        };
    }

    static Asset Numbered(Asset pattern, IReadOnlyList<string> hosts, List<AddressPattern> ips, int first, int index, Section section)
    {
        var asset = pattern with
        {
            Id = NumberPattern.Fill(pattern.Id, first + index),
            Name = NumberPattern.Fill(pattern.Name, first + index),
            Hosts = [.. hosts.Select(host => NumberPattern.Fill(host, first + index))],
            Addresses = [.. ips.Select(ip => ip.At(index)).OfType<IPNetwork>()],
        };
        section.Reading.References.Define(EntryKind.Asset, asset.Id, section.At);
        return asset;
    }

    static bool HasRoom(Section section, Asset pattern, List<AddressPattern> ips, int count)
    {
        if (!NumberPattern.Has(pattern.Id))
        {
            section.Error("id", Codes.WrongValue, $"{count} assets cannot all be {Problems.Quote(pattern.Id)}", "Write the place of the number in braces, such as wks-{000}");
            return false;
        }
        if (ips.All(ip => ip.At(count - 1) is not null)) return true;
        section.Error("ips", Codes.WrongValue, $"the range has no room for {count} addresses", "Widen the range or begin earlier, as in 10.20.0.0/24 from 10.20.0.11");
        return false;
    }
}
