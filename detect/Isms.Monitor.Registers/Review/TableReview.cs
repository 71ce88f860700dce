using Isms.Monitor.Registers.Loading;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Review;

/// <summary>Tables that are read by their key: one line for each key, and scales without gaps.</summary>
static class TableReview
{
    public static void Review(RegisterSet set, Problems problems)
    {
        Once(set.KpiOverlays.Select(line => ($"the target of {line.Kpi}", line.At)), problems);
        Once(set.SeveritySlas.Select(line => ($"the severity {line.Severity}", line.At)), problems);
        Once(set.ZoneRules.Select(line => ($"the zone policy from {line.From} to {line.To}", line.At)), problems);
        Scale("likelihood", set.RiskCriteria.Likelihood, set.RiskCriteria.At, problems);
        Scale("impact", set.RiskCriteria.Impact, set.RiskCriteria.At, problems);
        var people = set.People.Count(person => !person.ServiceAccount);
        if (set.Scope.Headcount > 0 && people > 0 && people != set.Scope.Headcount)
            problems.Finding(set.Scope.At, Codes.HeadcountDiffers, $"the scope says {set.Scope.Headcount} people, the register of people has {people}", "Correct the one that is older");
    }

    static void Once(IEnumerable<(string What, Location At)> lines, Problems problems)
    {
        var first = new Dictionary<string, Location>(StringComparer.Ordinal);
        foreach (var (what, at) in lines)
            if (!first.TryAdd(what, at))
                problems.Error(at, Codes.IdTwice, $"{what} is already in line {first[what].Line}", "Keep one of the two");
    }

    static void Scale(string name, IReadOnlyList<Band> bands, Location at, Problems problems)
    {
        var whole = bands.Count == 5 && bands.Select((band, i) => band.Number == i + 1 && band.From < band.To && (i == 0 || band.From == bands[i - 1].To)).All(right => right);
        if (!whole) problems.Error(at, Codes.BandsBroken, $"the bands of {name} are not five that follow one another", "Number them 1 to 5 and begin each where the one before ends");
    }
}
