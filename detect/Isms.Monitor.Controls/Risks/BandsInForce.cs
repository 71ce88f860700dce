using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.Statistics;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Risks;

/// <summary>The likelihood band of each risk as it stands at a time: that of the register, or the one its owner decided on since the risk was
/// assessed.</summary>
/// <remarks>The belief about a frequency starts from the register's band in either case: a band that was moved because of counted incidents
/// must not count them twice.</remarks>
public sealed class BandsInForce
{
    /// <summary>A rejection is asked again after a year, as the risk itself has to be.</summary>
    const long Rests = 366 * UnixMicros.Day;

    readonly RegisterSet _written;
    readonly IReadOnlyList<Recorded<RiskDecision>> _decisions;
    readonly IReadOnlyList<FrequencyBand> _bands;
    readonly long _at;

    BandsInForce(RegisterSet written, IReadOnlyList<Recorded<RiskDecision>> decisions, long at)
    {
        (_written, _decisions, _at) = (written, decisions, at);
        _bands = [.. written.RiskCriteria.Likelihood.Select(band => new FrequencyBand(band.Number, band.From, band.To))];
        Registers = written with { Risks = [.. written.Risks.Select(risk => risk with { Likelihood = Of(risk.Id) })] };
    }

    /// <summary>The register as written, with the bands in force in its risks.</summary>
    public RegisterSet Registers { get; }

    /// <summary>Risks as written.</summary>
    public IReadOnlyList<Risk> Written => _written.Risks;

    /// <summary>The likelihood scale in events a year.</summary>
    internal IReadOnlyList<FrequencyBand> Scale => _bands;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Recorded<RiskDecision>> Decisions => _decisions;

    /// <param name="written">The registers as written.</param>
    /// <param name="records">Where owners' decisions are.</param>
    /// <param name="at">Nothing decided at or after it is read.</param>
    /// <param name="abort">Gives up.</param>
    public static async ValueTask<BandsInForce> ReadAsync(RegisterSet written, IRecords records, long at, CancellationToken abort) => new(
        written, [.. (await records.AsOfAsync<RiskDecision>(at, abort)).OrderByDescending(one => one.AtMicros)], at);

    /// <summary>1 to 5; 0 for a risk that the register does not know or did not assess.</summary>
    public int Of(string risk) => Latest(risk)?.Value.Decided ?? _written.Risks.FirstOrDefault(one => one.Id == risk)?.Likelihood ?? 0;

    /// <summary>Who says so: <c>register, assessed 2026-07-13</c> or <c>decision of h.brandt on 2026-11-23</c>.</summary>
    public string SourceOf(Risk risk) => Latest(risk.Id) is { } decision ? $"decision of {decision.By} on {UnixMicros.DayOf(decision.AtMicros):yyyy-MM-dd}"
        : risk.Assessed is { } day ? $"register, assessed {day:yyyy-MM-dd}" : "register";

    /// <summary>What counted incidents say, held against the bands in force and the owners' answers.</summary>
    public RiskFeedback Judge(RiskFeedback counted)
    {
        if (_bands.FirstOrDefault(band => band.Level == Of(counted.Risk)) is not { Level: > 0 } band) return counted;
        var proposed = BandProposal.For(counted.Posterior, band.Level, _bands, counted.ExposureYears);
        return counted with
        {
            Band = band.Level,
            BandSource = _written.Risks.FirstOrDefault(risk => risk.Id == counted.Risk) is { } risk ? SourceOf(risk) : "",
            BandProbability = counted.Posterior.MassIn(band),
            Proposed = proposed,
            Answered = proposed is { } to && AnswerTo(counted.Risk, band.Level, to) is { } answer ? Words(answer) : "",
        };
    }

    /// <summary>The latest decision, if it came after the assessment in the register: a fresh assessment is the owner's word again.</summary>
    Recorded<RiskDecision>? Latest(string risk)
    {
        var assessed = _written.Risks.FirstOrDefault(one => one.Id == risk)?.Assessed;
        var latest = _decisions.FirstOrDefault(one => one.Value.Subject == risk);
        return latest is not null && (assessed is null || UnixMicros.DayOf(latest.AtMicros) >= assessed) ? latest : null;
    }

    Recorded<RiskDecision>? AnswerTo(string risk, int band, int proposed) => _decisions.FirstOrDefault(one => one.AtMicros >= _at - Rests
        && one.Value.Subject == risk && one.Value.Answer != RiskAnswer.Accept && one.Value.Decided == band && one.Value.Proposed == proposed);

    static string Words(Recorded<RiskDecision> answer) =>
        $"{(answer.Value.Answer == RiskAnswer.Reject ? "rejected" : "scenario to be cut anew")} by {answer.By} on {UnixMicros.DayOf(answer.AtMicros):yyyy-MM-dd}: {answer.Reason}";
}
