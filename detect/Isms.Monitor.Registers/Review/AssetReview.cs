using Isms.Monitor.Registers.Loading;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Review;

/// <summary>The inventory must answer "whose is this host, address, user?" with one entry, and must say when a silent source is missed.</summary>
static class AssetReview
{
    public static void Review(RegisterSet set, Problems problems)
    {
        foreach (var asset in set.Assets.Where(asset => asset is { LoggingRequired: true, ExpectedInterval: null }).DistinctBy(asset => asset.At))
            problems.Error(asset.At, Codes.IntervalMissing, $"{asset.Id} must log, but nothing says how often", "Add expected_interval, such as 15m, or set logging_required to false");
        Once(set.Assets.SelectMany(asset => asset.Hosts.Select(host => (host, (Entry)asset))), "host name", problems);
        Once(set.Assets.SelectMany(asset => asset.Addresses.Select(ip => (Text(ip), (Entry)asset))), "address", problems);
        Once(set.People.SelectMany(person => person.Users.Select(user => (user, (Entry)person))), "user name", problems);
        foreach (var asset in set.Assets.Where(asset => asset is { InScope: true, Owner.Length: 0, Id.Length: > 0 }).DistinctBy(asset => asset.At))
            problems.Finding(asset.At, Codes.AssetWithoutOwner, $"nobody owns {asset.Id}", "Add the role that answers for it as owner (A.5.9)");
        WithoutRisk(set, problems);
        foreach (var role in set.Roles.Where(role => role.Holders.Count == 0))
            problems.Finding(role.At, Codes.RoleVacant, $"nobody holds the role {Problems.Quote(role.Title)}", "Name a person in holders");
    }

    /// <summary>One finding for all: where many are missing, the assessment is, not its single lines.</summary>
    static void WithoutRisk(RegisterSet set, Problems problems)
    {
        if (set.Risks.Count == 0) return;
        var named = set.Risks.SelectMany(risk => risk.Assets).ToHashSet();
        var missing = set.Assets.Where(asset => asset is { InScope: true, Criticality: 5 } && !named.Contains(asset.Id)).ToList();
        if (missing.Count > 0)
            problems.Finding(missing[0].At, Codes.AssetWithoutRisk,
                $"the business stops without these, and no risk names them: {string.Join(", ", missing.Take(5).Select(asset => asset.Id))}{(missing.Count > 5 ? " and more" : "")}",
                "Name them in the scenarios that they belong to");
    }

    static string Text(System.Net.IPNetwork range) => range.PrefixLength is 32 or 128 ? range.BaseAddress.ToString() : range.ToString();

    static void Once(IEnumerable<(string Name, Entry Entry)> names, string what, Problems problems)
    {
        var first = new Dictionary<string, Entry>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, entry) in names)
            if (!first.TryAdd(name, entry) && first[name].Id != entry.Id)
                problems.Error(entry.At, Codes.NameTwice, $"the {what} {Problems.Quote(name)} belongs to {first[name].Id} and to {entry.Id}", "Leave it with one of them");
    }
}
