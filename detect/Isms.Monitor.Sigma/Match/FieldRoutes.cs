using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Compile;

namespace Isms.Monitor.Sigma.Match;

/// <summary>Which fields of a plan an event's field answers to, by number; filled when a field is first met.</summary>
sealed class FieldRoutes(Plan plan)
{
    /// <summary>By field id: 0 unknown, 1 none, else 2 + the field of the plan, or the complement of an index into <see cref="_several"/>.</summary>
    int[] _routes = new int[1024];

    readonly List<int[]> _several = [];

    /// <summary>The field of the plan; -1 for none; below it, see <see cref="Several"/>.</summary>
    public int Of(ushort field)
    {
        if (field < _routes.Length && _routes[field] is var known and not 0) return known - 2;
        return Learn(field);
    }

    /// <summary>The fields behind a negative route other than -1.</summary>
    public ReadOnlySpan<int> Several(int route) => _several[-3 - route];

    int Learn(ushort field)
    {
        if (field >= _routes.Length) Array.Resize(ref _routes, Math.Max(field + 1, _routes.Length * 2));
        var targets = FieldAliases.NamesOf(FieldTable.NameOf(new FieldId(field)))
            .Select(name => plan.FieldIndex.TryGetValue(name, out var index) ? index : -1).Where(index => index >= 0).Distinct().ToArray();
        if (targets.Length > 1) _several.Add(targets);
        _routes[field] = targets.Length switch { 0 => 1, 1 => targets[0] + 2, _ => -_several.Count };
        return Of(field);
    }
}
