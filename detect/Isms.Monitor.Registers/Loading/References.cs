using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Loading;

enum EntryKind { Site, Zone, Party, Role, Person, Asset, Control, Risk, Objective, Policy, Course, Audit, Finding, Action, Supplier, Trial, Shift, Rule }

/// <summary>Who has which id, and who refers to it from where. Resolved after every file was read, so that the order of files does not matter.</summary>
sealed class References(Problems problems)
{
    const int MostGuesses = 50;

    readonly Dictionary<(EntryKind, string), Location> _defined = [];
    readonly List<(EntryKind Kind, string Id, Location At)> _uses = [];

    int _guesses;

    public void Define(EntryKind kind, string id, Location at)
    {
        if (id.Length == 0 || _defined.TryAdd((kind, id), at)) return;
        problems.Error(at, Codes.IdTwice, $"the {Word(kind)} {Problems.Quote(id)} is already defined in {_defined[(kind, id)]}", "Give one of them another id");
    }

    public void Use(EntryKind kind, string id, Location at)
    {
        if (id.Length > 0) _uses.Add((kind, id, at));
    }

    public void Resolve()
    {
        foreach (var (kind, id, at) in _uses)
            if (!_defined.ContainsKey((kind, id)))
                problems.Error(at, Codes.ReferenceDangles, $"there is no {Word(kind)} {Problems.Quote(id)}", Remedy(kind, id));
    }

    string Remedy(EntryKind kind, string id)
    {
        // A guess costs a walk over all ids: a few are a service to the reader, thousands would be a wait.
        if (++_guesses > MostGuesses) return $"Add the {Word(kind)} or correct the id";
        var near = _defined.Keys.Where(key => key.Item1 == kind && Distance(key.Item2, id) <= 2).Select(key => key.Item2).Order(StringComparer.Ordinal).FirstOrDefault();
        return near is null ? $"Add the {Word(kind)} or correct the id" : $"Did you mean {Problems.Quote(near)}? Else add the {Word(kind)}";
    }

    static string Word(EntryKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Levenshtein distance; ids are short, and what is much longer is not near.</summary>
    static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 2 || b.Length > 64) return int.MaxValue;
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                row[j] = Math.Min(Math.Min(row[j - 1], previous[j]) + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            previous = row;
        }
        return previous[^1];
    }
}
