using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Loading.Entries;

static class ScopeReader
{
    public static Scope Scope(Section section) => new()
    {
        Organisation = section.Text("organisation"),
        Statement = section.Text("statement", ""),
        Headcount = section.Number("headcount", 1, 10_000_000),
        Domains = section.Texts("domains"),
        Sites = section.Each("sites", Site),
        Boundaries = section.Texts("boundaries"),
        Zones = section.Each("zones", Zone),
        Networks = section.Each("networks", Network),
        At = section.At,
    };

    /// <summary>One row of the matrix may name several zones that it leads to.</summary>
    public static IEnumerable<ZoneRule> ZoneRules(Section section)
    {
        var from = section.RequiredReference("from", EntryKind.Zone);
        var to = section.References("to", EntryKind.Zone);
        var allowed = section.Flag("allowed", otherwise: false);
        var reason = section.Text("reason", "");
        if (to.Count == 0) section.Error("to", Codes.KeyMissing, "the key \"to\" is missing", "Name the zones that the traffic leads to");
        return to.Select(zone => new ZoneRule { From = from, To = zone, Allowed = allowed, Reason = reason, At = section.At }).ToList();
    }

    static Site Site(Section section) => new() { Id = section.Id(EntryKind.Site), Name = section.Text("name"), At = section.At };

    static Zone Zone(Section section) => new()
    {
        Id = section.Id(EntryKind.Zone),
        Name = section.Text("name"),
        Internal = section.Flag("internal", otherwise: true),
        At = section.At,
    };

    static Network Network(Section section) => new()
    {
        Range = section.Range("range"),
        Zone = section.RequiredReference("zone", EntryKind.Zone),
        Carved = section.Flag("carved", otherwise: false),
        At = section.At,
    };
}
