using System.Globalization;

namespace Isms.Monitor.Controls.Measures;

/// <summary>VIS-03.</summary>
sealed class NormalisationSuccess : IMeasure
{
    public string Kpi => "VIS-03";

    public string EventQuery => "event.kind:pipeline_error";

    public string Query => "frames received less those kept as event.kind: pipeline_error / frames received, by dataset";

    public async ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var sets = await context.Evidence.FramesAsync(context.From, context.To, abort);
        var received = sets.Sum(set => set.Received);
        return new Figure
        {
            Numerator = received - sets.Sum(set => set.Unparsed),
            Denominator = received,
            N = received,
            Exceptions =
            [
                .. sets.Where(set => set.Unparsed > 0).OrderByDescending(set => (double)set.Unparsed / set.Received)
                    .ThenBy(set => set.Dataset, StringComparer.Ordinal)
                    .Select(set => new SampleException(set.Dataset,
                        string.Create(CultureInfo.InvariantCulture, $"{set.Unparsed} of {set.Received} frames could not be read"))),
            ],
        };
    }
}
