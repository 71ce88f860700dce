using Isms.Monitor.Controls.Risks;

namespace Isms.Monitor.Api.Reading;

/// <summary>The register of risks with what incidents say of them, and what their owners made of it.</summary>
public interface IRisks
{
    /// <summary>Greatest likelihood times impact first.</summary>
    Task<IReadOnlyList<RiskRow>> ListAsync(CancellationToken abort);

    /// <summary>The losses of a year of all risks together; null: nothing has been measured yet.</summary>
    Task<LossView?> LossAsync(CancellationToken abort);

    /// <summary>Decisions on a risk, newest first; null for an unknown risk.</summary>
    Task<IReadOnlyList<RiskDecisionRow>?> DecisionsAsync(string risk, CancellationToken abort);

    /// <summary>Puts an answer to a proposal on record. Who may answer is not asked here.</summary>
    Task<RiskDecisionOutcome> DecideAsync(string risk, RiskReply reply, string actor, CancellationToken abort);
}

/// <summary>A risk scenario.</summary>
/// <param name="Likelihood">Band in force, 1 to 5.</param>
/// <param name="Impact">1 to 5.</param>
/// <param name="Proposed">The band that the data propose; null when they propose none.</param>
/// <param name="Incidents">Incidents counted in the window.</param>
/// <param name="Exposure">Observed time, in years.</param>
/// <param name="PerYear">Posterior mean of incidents a year; null when nothing was observed.</param>
/// <param name="Low">5 % bound.</param>
/// <param name="High">95 % bound.</param>
/// <param name="Sentence">What the data say, one sentence.</param>
/// <param name="AboveAcceptance">Above the acceptance criterion and not accepted.</param>
public sealed record RiskRow(
    string Id,
    string Title,
    string Owner,
    int Likelihood,
    int Impact,
    int? Proposed,
    int Incidents,
    double Exposure,
    double? PerYear,
    double? Low,
    double? High,
    string Sentence,
    string Treatment,
    IReadOnlyList<string> Controls,
    bool AboveAcceptance)
{
    /// <summary>Band as the register has it, 1 to 5.</summary>
    public int Registered { get; init; } = Likelihood;

    /// <summary>Who says the band in force, in words.</summary>
    public string BandSource { get; init; } = "register";

    /// <summary>Id of the owner's role.</summary>
    public string OwnerRole { get; init; } = "";

    /// <summary>Names the proposal in an answer to it; empty: there is none.</summary>
    public string Proposal { get; init; } = "";

    /// <summary>The owner's answer to this proposal, in words; empty: none yet.</summary>
    public string Answered { get; init; } = "";

    /// <summary>The frequency taken apart; null when nothing was measured.</summary>
    public AttackSplit? Attacks { get; init; }

    /// <summary>Mean loss of a year in the currency of the criteria; null without a range of losses or a frequency.</summary>
    public double? YearlyLoss { get; init; }

    /// <summary>A proposal that waits for its owner.</summary>
    public bool IsOpen => Proposal.Length > 0 && Answered.Length == 0;
}

/// <param name="Answer">accept, reject or rescope.</param>
/// <param name="Band">In force then.</param>
/// <param name="Decided">In force after it.</param>
/// <param name="Seen">The figures that the owner saw.</param>
public sealed record RiskDecisionRow(long AtMicros, string By, string Answer, int Band, int Proposed, int Decided, string Reason, string Seen);

/// <summary>What became of an answer.</summary>
public abstract record RiskDecisionOutcome
{
    RiskDecisionOutcome()
    {
    }

    /// <summary>It is on record; the row is as it stands now.</summary>
    public sealed record Done(RiskRow Risk) : RiskDecisionOutcome;

    public sealed record Refused(RiskReplyRefusal Why) : RiskDecisionOutcome;

    public sealed record NotFound : RiskDecisionOutcome;
}
