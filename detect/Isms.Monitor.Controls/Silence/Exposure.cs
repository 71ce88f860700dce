using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Silence;

/// <summary>How much of a window was watched.</summary>
static class Exposure
{
    /// <summary>1 minus the weighted share of silent hours; 0 when no source is there to watch.</summary>
    public static double Observed(IReadOnlyCollection<SourceSilence> sources)
    {
        var expected = sources.Sum(source => source.Weight * source.ExpectedMicros);
        return expected <= 0 ? 0 : 1 - sources.Sum(source => source.Weight * source.SilentMicros) / expected;
    }

    /// <summary>Sources of the kinds; all of them when no kind is named.</summary>
    public static IReadOnlyList<SourceSilence> OfKinds(IReadOnlyList<SourceSilence> sources, IReadOnlyList<AssetKind> kinds) =>
        kinds.Count == 0 ? sources : [.. sources.Where(source => kinds.Contains(source.Source.Kind))];

    /// <summary>Silent at the end of the window, so that what depends on them is unknown. An endpoint that is switched off lowers the
    /// exposure and does no more: one closed laptop must not blind the whole ISMS.</summary>
    public static IReadOnlyList<SourceSilence> Down(IEnumerable<SourceSilence> sources) =>
        [.. sources.Where(source => source.IsSilent && source.Source.Kind != AssetKind.Endpoint)];
}
