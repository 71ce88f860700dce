using YamlDotNet.RepresentationModel;

namespace Isms.Monitor.Controls.Acting.Clocks;

/// <summary>The legal regimes of <c>isms/acting/legal-clocks.yml</c>.</summary>
/// <param name="Regimes">In the order of the file; none when there is no file.</param>
/// <param name="Errors">What could not be read; with one the file is not to be used.</param>
public sealed record LegalClocks(IReadOnlyList<LegalRegime> Regimes, IReadOnlyList<ActingError> Errors)
{
    public static LegalClocks None { get; } = new([], []);

    /// <param name="folder">The folder <c>acting</c> beside the registers.</param>
    public static LegalClocks Load(string folder)
    {
        var errors = new List<ActingError>();
        var file = new ActingYaml(Path.Combine(folder, "legal-clocks.yml"), errors);
        var ids = new HashSet<string>();
        return new LegalClocks([.. file.Entries("regimes").Select(entry => Regime(file, entry, ids))], errors);
    }

    public LegalRegime? Find(string regime) => Regimes.FirstOrDefault(one => one.Id == regime);

    public LegalStep? Find(string regime, string step) => Find(regime)?.Steps.FirstOrDefault(one => one.Id == step);

    static LegalRegime Regime(ActingYaml file, YamlMappingNode entry, HashSet<string> ids)
    {
        file.RefuseUnknown(entry, "id", "name", "when", "source", "steps");
        var earlier = new HashSet<string> { StepLimit.Aware, StepLimit.Classified };
        return new LegalRegime(file.Id(entry, ids), file.Required(entry, "name"), file.Required(entry, "when"), file.Required(entry, "source"),
            [.. file.Mappings(entry, "steps").Select(step => Step(file, step, earlier))]);
    }

    static LegalStep Step(ActingYaml file, YamlMappingNode entry, HashSet<string> earlier)
    {
        file.RefuseUnknown(entry, "id", "title", "article", "limits", "own_limit");
        List<StepLimit> limits = [.. file.Mappings(entry, "limits").Select(limit => Limit(file, limit, earlier))];
        if (limits.Count == 0) file.Fail(entry, ActingError.Missing, "a step has no limit", "Add limits: with from and within");
        var own = ActingYaml.Optional(entry, "own_limit");
        if (own is not ("" or "true" or "false")) file.Fail(entry, ActingError.Value, $"own_limit '{own}' is neither true nor false", "Use one of them");
        return new LegalStep(file.Id(entry, earlier), file.Required(entry, "title"), file.Required(entry, "article"), limits, own == "true");
    }

    static StepLimit Limit(ActingYaml file, YamlMappingNode entry, HashSet<string> earlier)
    {
        file.RefuseUnknown(entry, "from", "within");
        var (from, within) = (file.Required(entry, "from"), file.Required(entry, "within"));
        if (from.Length > 0 && !earlier.Contains(from))
            file.Fail(entry, ActingError.Value, $"from '{from}' is no earlier step", $"Use one of {string.Join(", ", earlier)}");
        if (!TimeLimit.TryParse(within, out var limit) && within.Length > 0)
            file.Fail(entry, ActingError.Value, $"within '{within}' is no limit", "Write hours, days or months, such as 72h, 30d or 1mo");
        return new StepLimit(from, limit);
    }
}
