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

    public static ZoneRule ZoneRule(Section section) => new()
    {
        From = section.RequiredReference("from", EntryKind.Zone),
        To = section.RequiredReference("to", EntryKind.Zone),
        Allowed = section.Flag("allowed", otherwise: false),
        Reason = section.Text("reason", ""),
        At = section.At,
    };

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
