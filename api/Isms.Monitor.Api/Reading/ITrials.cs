namespace Isms.Monitor.Api.Reading;

/// <summary>Seeded trials: what can be tried, and what came of it.</summary>
public interface ITrials
{
    /// <param name="limit">Most entries of the ledger, newest first.</param>
    /// <param name="abort">Stops it.</param>
    Task<TrialOverview> OverviewAsync(int limit, CancellationToken abort);

    /// <summary>Carries a definition out, now. Its entry is pending when this returns.</summary>
    /// <param name="id">Id of the definition.</param>
    /// <param name="actor">User name.</param>
    /// <param name="abort">Gives up sending.</param>
    /// <returns>Null: there is no such definition.</returns>
    Task<TrialStart?> StartAsync(string id, string actor, CancellationToken abort);
}

/// <param name="Definitions">In the order of the register.</param>
/// <param name="Ledger">Newest first.</param>
/// <param name="Total">Entries of the whole ledger.</param>
/// <param name="Foreign">Tags that no waiting trial answers for, newest first.</param>
/// <param name="Way">How the lines get in; empty: nothing takes them.</param>
/// <param name="EveryMicros">Time between two trials of one definition; null: only by hand.</param>
public sealed record TrialOverview(
    IReadOnlyList<TrialRow> Definitions, IReadOnlyList<TrialEntry> Ledger, int Total, IReadOnlyList<ForeignTagRow> Foreign, string Way, long? EveryMicros);

/// <param name="Expected">Names of the rules of which one must answer; an id where no such rule is loaded.</param>
/// <param name="MissingRule">One of them is not loaded.</param>
/// <param name="Last">Its newest entry; null: it was never carried out.</param>
/// <param name="Passed">Of its last 30 days.</param>
/// <param name="Counted">Passed and failed ones of its last 30 days.</param>
public sealed record TrialRow(
    string Id, string Title, string Test, string Asset, IReadOnlyList<string> Techniques, IReadOnlyList<string> Controls, IReadOnlyList<string> Expected, bool MissingRule,
    long LimitMicros, TrialEntry? Last, int Passed, int Counted);

/// <param name="Id">The tag; <c>labels.isms_trial</c> of its events.</param>
/// <param name="Outcome">pending, passed, failed or void.</param>
/// <param name="DeliveredMicros">When its last line was received; null: not all of it arrived.</param>
/// <param name="AlertedMicros">When the expected alert was seen; null: it was not.</param>
/// <param name="Alert">Id of that alert, or empty.</param>
/// <param name="By">User, or <c>trials</c> for the schedule.</param>
public sealed record TrialEntry(string Id, string Definition, string Test, string Asset, long InjectedMicros, string Outcome, long? DeliveredMicros, long? AlertedMicros, string Alert, string By);

/// <param name="Tag">16 hexadecimal digits; empty: the label was in the record, the tag was not.</param>
/// <param name="Sender">Who sent the first of these lines.</param>
/// <param name="Lines">How many.</param>
public sealed record ForeignTagRow(string Tag, string Sender, long FirstMicros, long LastMicros, long Lines);

/// <param name="Entry">What was entered; null: nothing was sent.</param>
/// <param name="Problem">Null, or why it was not carried out, as <c>ISMSnnnn problem. remedy.</c></param>
public sealed record TrialStart(TrialEntry? Entry, string? Problem);
