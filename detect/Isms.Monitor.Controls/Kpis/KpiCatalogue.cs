using System.Globalization;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Kpis;

/// <summary>Every KPI definition of a folder, one a file, by id.</summary>
/// <param name="Definitions">In the order of their ids.</param>
/// <param name="Errors">What could not be read; the KPIs concerned are missing from <paramref name="Definitions"/>.</param>
public sealed record KpiCatalogue(IReadOnlyList<KpiDefinition> Definitions, IReadOnlyList<KpiError> Errors)
{
    /// <param name="folder">The folder <c>kpis</c> beside the registers.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static KpiCatalogue Load(string folder)
    {
        var (definitions, errors) = (new SortedDictionary<string, KpiDefinition>(StringComparer.Ordinal), new List<KpiError>());
        foreach (var path in Directory.EnumerateFiles(folder, "*.yml").Order(StringComparer.Ordinal))
        {
            var file = new KpiFile(path);
            var definition = file.Read(File.ReadAllText(path).ReplaceLineEndings("\n"));
            errors.AddRange(file.Errors);
            if (definition is not null && !definitions.TryAdd(definition.Id, definition))
                errors.Add(new KpiError(new Location(path, 1, 1), KpiError.Twice, $"KPI {definition.Id} is defined twice",
                    "Give one of them another id"));
        }
        foreach (var (owner, gate) in definitions.Values.SelectMany(kpi => kpi.Gates.Select(gate => (kpi.Id, gate))))
            if (!definitions.ContainsKey(gate))
                errors.Add(new KpiError(new Location(folder, 1, 1), KpiError.NoSuchKpi, $"gate {gate} of {owner} is not defined",
                    "Correct the id in gates"));
        return new KpiCatalogue([.. definitions.Values], errors);
    }

    /// <summary>The organisation's targets and owners in place of the defaults. The overlay becomes part of the version.</summary>
    public KpiCatalogue With(IReadOnlyList<KpiOverlay> overlays) =>
        this with { Definitions = [.. Definitions.Select(kpi => overlays.FirstOrDefault(o => o.Kpi == kpi.Id) is { } overlay
            ? With(kpi, overlay) : kpi)] };

    static KpiDefinition With(KpiDefinition kpi, KpiOverlay overlay)
    {
        var changed = kpi with { Target = overlay.Target ?? kpi.Target, Warning = overlay.Warning ?? kpi.Warning, Owner = overlay.Owner };
        if (changed.Target == kpi.Target && changed.Warning == kpi.Warning) return changed;
        var number = kpi.Version[..kpi.Version.IndexOf(':')];
        var text = string.Create(CultureInfo.InvariantCulture, $"{kpi.Version} {changed.Target} {changed.Warning}");
        return changed with { Version = $"{number}:{Hash.OfText(text)[..8]}" };
    }
}
