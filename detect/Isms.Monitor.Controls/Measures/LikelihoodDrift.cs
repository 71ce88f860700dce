using System.Globalization;
using Isms.Monitor.Controls.Risks;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Measures;

/// <summary>GOV-08. A fresh assessment of the risk is the owner's decision, whatever it was, and so is an answer to the proposal.</summary>
sealed class LikelihoodDrift : IMeasure
{
    const int PatienceDays = 30;

    public string Kpi => "GOV-08";

    public string Query =>
        "risks whose registered band has under 20 % of the posterior now and had so 30 days ago, and that neither were assessed "
        + "since nor have an answer of their owner "
        + "/ risks with at least 0.25 observed years";

    public async ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var reader = new RiskReader(context.Bands, context.Evidence, context.Silence, RiskReader.Recall(context.Statuses));
        var now = (await reader.ReadAsync(context.To, abort)).Where(risk => risk.ExposureYears >= BandProposal.LeastExposureYears).ToList();
        if (now.Count == 0) return Figure.Unknown("no risk was observed for a quarter of a year");
        var then = (await reader.ReadAsync(context.To - PatienceDays * UnixMicros.Day, abort)).ToDictionary(risk => risk.Risk);
        var assessed = context.Registers.Risks.Where(risk => risk.Assessed > context.Day.AddDays(-PatienceDays)).Select(risk => risk.Id)
            .ToHashSet();
        var drifted = now.Where(risk => risk.IsOpen && then[risk.Risk].Proposed is not null && !assessed.Contains(risk.Risk)).ToList();
        return new Figure
        {
            Numerator = drifted.Count,
            Denominator = now.Count,
            N = now.Count,
            Exceptions = [.. drifted.Select(risk => new SampleException(risk.Risk, string.Create(CultureInfo.InvariantCulture,
                $"band {risk.Band} has {risk.BandProbability * 100:0} % of the posterior, band {risk.Proposed} has most")))],
        };
    }
}
