using System.Globalization;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Registers.Model;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Isms.Monitor.Controls.Kpis;

/// <summary>Reads one KPI definition. All problems of a file are reported together, each with its place and remedy.</summary>
sealed class KpiFile(string path)
{
    const int MaxBytes = 64 * 1024;

    readonly List<KpiError> errors = [];

    public IReadOnlyList<KpiError> Errors => errors;

    /// <returns>Null when the file has errors.</returns>
    public KpiDefinition? Read(string text)
    {
        if (text.Length > MaxBytes) return Fail(1, 1, KpiError.NotYaml, "a KPI definition is at most 64 KB",
            "Remove what is no definition");
        if (Root(text) is not { } root) return null;
        var fields = new YamlFields(path, root, errors);
        var definition = Definition(fields, text);
        fields.RefuseUnknown();
        Judge(definition, root);
        return errors.Count == 0 ? definition : null;
    }

    YamlMappingNode? Root(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }]) return root;
            Fail(1, 1, KpiError.NotYaml, "the file is not one YAML mapping", "Start with id:, as the files beside it do");
        }
        // The scanner of YamlDotNet throws the latter, without a place, for a bracket that is never closed.
        catch (Exception e) when (e is YamlException or InvalidOperationException)
        {
            var start = (e as YamlException)?.Start ?? Mark.Empty;
            Fail(Math.Max(1, (int)start.Line), Math.Max(1, (int)start.Column), KpiError.NotYaml, "this is not valid YAML",
                "Correct the indentation or quoting at this place");
        }
        return null;
    }

    static KpiDefinition Definition(YamlFields fields, string text) => new()
    {
        Id = fields.Text("id", required: true),
        Version = $"{fields.Number("version") ?? 1:0}:{Hash.OfText(text)[..8]}",
        Title = fields.Text("title", required: true),
        Family = fields.Text("family"),
        Core = fields.Text("core") == "true",
        Numerator = fields.Text("numerator", required: true),
        Denominator = fields.Text("denominator", required: true),
        Formula = fields.Text("formula"),
        Unit = fields.Text("unit", required: true),
        Direction = fields.Choice<Direction>("direction"),
        Target = fields.Number("target"),
        Warning = fields.Number("warning"),
        Band = fields.Pair("band"),
        Frequency = fields.Choice<Frequency>("frequency"),
        Window = fields.Duration("window"),
        Estimation = fields.Choice<Estimation>("estimation"),
        MinN = (int)(fields.Number("min_n") ?? 1),
        Gates = fields.List("gates"),
        DependsOn = fields.Choices<AssetKind>("depends_on"),
        Evidence = fields.Choice<EvidenceKind>("evidence"),
        Controls = [.. fields.Weights("controls").Select(pair => new KpiControl(pair.Key, pair.Value))],
        Clauses = fields.List("clauses"),
        Anchor = fields.Text("anchor"),
        Pitfall = fields.Text("pitfall", required: true),
    };

    /// <summary>What single fields cannot show: the target and the warning must leave room in the right direction.</summary>
    void Judge(KpiDefinition definition, YamlMappingNode root)
    {
        if (errors.Count > 0 || definition.Direction == Direction.Band) return;
        var (line, column) = ((int)root.Start.Line, (int)root.Start.Column);
        if (definition.Target is not { } target || definition.Warning is not { } warning)
            Fail(line, column, KpiError.Value, $"KPI {definition.Id} has no target or no warning",
                "Give both in its unit, or make it a band");
        else if (definition.Direction == Direction.Up ? warning > target : warning < target)
            Fail(line, column, KpiError.Value,
                string.Create(CultureInfo.InvariantCulture, $"warning {warning} lies on the good side of target {target}"),
                    "Exchange them, or change the direction");
    }

    KpiDefinition? Fail(int line, int column, string code, string problem, string remedy)
    {
        errors.Add(new KpiError(new Location(path, line, column), code, problem, remedy));
        return null;
    }
}
