using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Risks;

/// <summary>What a risk's owner gives in answer to a proposal.</summary>
/// <param name="Proposal">The <see cref="RiskFeedback.Proposal"/> that the owner saw.</param>
/// <param name="Answer">Accept, reject or re-scope.</param>
/// <param name="Band">The band that stands until the scenario is cut anew; only for re-scoping, null: the present one.</param>
/// <param name="Reason">Needed for all but accepting.</param>
public sealed record RiskReply(string Proposal, RiskAnswer Answer, int? Band, string Reason);

/// <summary>Why an answer was not taken.</summary>
/// <param name="IsStale">The proposal is not the present one; else the answer itself is wrong.</param>
/// <param name="Problem">One sentence.</param>
/// <param name="Remedy">One sentence.</param>
public sealed record RiskReplyRefusal(bool IsStale, string Problem, string Remedy);

/// <summary>Turns an answer into a decision (ISO/IEC 27001:2022, 8.2). The programme proposes, the owner decides: nothing moves a band but
/// this.</summary>
public static class RiskDecisionRule
{
    public const int LongestReason = 2000;

    /// <param name="reply">The answer.</param>
    /// <param name="present">What the last measurement says of the risk; null: nothing.</param>
    /// <param name="highestBand">Bands go from 1 to this one.</param>
    /// <param name="measuredMicros">When that was measured.</param>
    /// <returns>Exactly one of the two.</returns>
    public static (RiskDecision? Decision, RiskReplyRefusal? Refusal) Decide(RiskReply reply, RiskFeedback? present, int highestBand, long measuredMicros)
    {
        if (present?.Proposed is not { } proposed)
            return (null, new(true, "There is no proposal for this risk now.", "Look at the risk again: it may have been decided on, or the counts no longer ask for another band."));
        if (reply.Proposal != present.Proposal)
            return (null, new(true, $"The proposal '{Short(reply.Proposal)}' is not the present one, which is '{present.Proposal}'.", "Look at the new figures and decide on them."));
        if (Wrong(reply, highestBand) is { } wrong) return (null, wrong);
        return (new RiskDecision
        {
            Id = $"{present.Risk}/{UnixMicros.DayOf(measuredMicros):yyyy-MM-dd}", Subject = present.Risk, Answer = reply.Answer, Band = present.Band,
            Proposed = proposed, Decided = Decided(reply, present.Band, proposed), Seen = $"{present.Proposal}: {present.Sentence} {present.Attacks.Sentence}",
        }, null);
    }

    static int Decided(RiskReply reply, int band, int proposed) => reply.Answer switch
    {
        RiskAnswer.Accept => proposed,
        RiskAnswer.Rescope => reply.Band ?? band,
        _ => band,
    };

    static RiskReplyRefusal? Wrong(RiskReply reply, int highestBand)
    {
        if (!Enum.IsDefined(reply.Answer)) return new(false, "There is no such answer.", "Accept, reject or re-scope.");
        if (reply.Answer != RiskAnswer.Accept && string.IsNullOrWhiteSpace(reply.Reason))
            return new(false, $"To {(reply.Answer == RiskAnswer.Reject ? "reject" : "re-scope")} needs a reason.", "Say why the counts do not fit the scenario.");
        if (reply.Reason.Length > LongestReason) return new(false, $"The reason has {reply.Reason.Length} characters.", $"It may have {LongestReason}.");
        if (reply.Band is { } band && reply.Answer != RiskAnswer.Rescope) return new(false, $"A band was given with the answer, {band}.", "Only re-scoping names a band.");
        return reply.Band is < 1 || reply.Band > highestBand ? new(false, $"There is no band {reply.Band}.", $"Bands go from 1 to {highestBand}.") : null;
    }

    static string Short(string text) => text.Length <= 80 ? text : text[..80] + "…";
}
