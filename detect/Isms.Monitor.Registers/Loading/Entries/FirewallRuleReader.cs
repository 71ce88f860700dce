using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Loading.Entries;

static class FirewallRuleReader
{
    public static FirewallRule Rule(Section section) => new()
    {
        Id = section.Id(EntryKind.Rule),
        Firewall = section.RequiredReference("firewall", EntryKind.Asset),
        Name = section.Text("name"),
        Number = section.Text("number", ""),
        Enabled = section.Flag("enabled", otherwise: true),
        AllowsAnything = section.Flag("allows_anything", otherwise: false),
        Logs = section.Flag("logs", otherwise: true),
        Reserved = section.Flag("reserved", otherwise: false),
        At = section.At,
    };
}
