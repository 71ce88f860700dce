using Isms.Monitor.Controls.Records;

namespace Isms.Monitor.Controls.Acting;

/// <summary>What may become of a nonconformity (10.2): draft, confirmed or rejected by a person, closed after the effect was checked.</summary>
/// <remarks>What was rejected or closed stays as it is: if it happens again, that is another nonconformity, which names this one.</remarks>
public static class NonconformityRules
{
    static readonly Dictionary<NonconformityState, NonconformityState[]> Ways = new()
    {
        [NonconformityState.Draft] = [NonconformityState.Draft, NonconformityState.Confirmed, NonconformityState.Rejected],
        [NonconformityState.Confirmed] = [NonconformityState.Confirmed, NonconformityState.Closed],
        [NonconformityState.Rejected] = [],
        [NonconformityState.Closed] = [],
    };

    /// <summary>The states that one leads to, itself among them while it can be edited.</summary>
    public static IReadOnlyList<NonconformityState> From(NonconformityState state) => Ways[state];

    /// <summary>The next version with the first agreed day in it: the day of the confirmation, whatever the writer sent.</summary>
    public static Nonconformity WithOriginalDue(Nonconformity? before, Nonconformity after) => after with
    {
        OriginalDue = before?.OriginalDue ?? (after.State is NonconformityState.Confirmed or NonconformityState.Closed ? after.Due : null),
    };

    /// <summary>Why the next version may not be written; null when it may.</summary>
    /// <param name="before">The newest version; null for a new one.</param>
    /// <param name="after">What is to be written, with <see cref="WithOriginalDue"/>.</param>
    /// <param name="by">User name, or a part of the program, which may open drafts and nothing else.</param>
    /// <param name="reason">Why.</param>
    public static Refusal? Check(Nonconformity? before, Nonconformity after, string by, string reason) =>
        Refusal.TooLong(Refusal.Nonconformity, after.Title, after.Found, after.Reaction, after.Cause, after.SimilarCases, after.EffectCheck, reason)
        ?? Writer(before, after, by) ?? (before is null ? First(after) : Change(before, after, reason)) ?? Content(after, reason);

    /// <summary>Refuses an owner or an action that nobody knows; null when all are known.</summary>
    /// <param name="after">What is to be written.</param>
    /// <param name="roles">Ids of the roles of the register.</param>
    /// <param name="actions">Ids of the corrective actions of the register.</param>
    public static Refusal? CheckReferences(Nonconformity after, IReadOnlySet<string> roles, IReadOnlySet<string> actions) =>
        after.Owner.Length > 0 && !roles.Contains(after.Owner) ? Refuse("the owner is no role of the register", "Use an id such as soc-lead")
        : after.Actions.Any(action => !actions.Contains(action)) ? Refuse("an action is not in the register", "Add it to the corrective actions first, or leave it out")
        : null;

    static Refusal? Writer(Nonconformity? before, Nonconformity after, string by) =>
        Writers.IsPerson(by) || before is null && after.State == NonconformityState.Draft ? null
            : Refuse("the program opens drafts and decides nothing", "Let a person confirm or reject it");

    static Refusal? First(Nonconformity after) =>
        after.State is NonconformityState.Draft or NonconformityState.Confirmed ? null
            : Refuse($"a new nonconformity cannot be {Word(after.State)}", "Begin with draft or confirmed");

    static Refusal? Change(Nonconformity before, Nonconformity after, string reason)
    {
        var ways = Ways[before.State];
        if (ways.Length == 0) return Refuse($"{before.Id} is {Word(before.State)} and stays so", "Open another nonconformity that names it");
        if (!ways.Contains(after.State))
            return Refuse($"{Word(before.State)} does not lead to {Word(after.State)}", $"It leads to {string.Join(", ", ways.Select(Word))}");
        if ((before.Id, before.Subject, before.Found) != (after.Id, after.Subject, after.Found))
            return Refuse("what was found and about what never changes", "Write what is new into cause or similar cases");
        if (before.OriginalDue is { } first && after.OriginalDue != first)
            return Refuse($"the first agreed day {first:yyyy-MM-dd} never changes", "Move the current due day and leave the first");
        if (before.OriginalDue is not null && before.Due != after.Due && string.IsNullOrWhiteSpace(reason))
            return Refuse("the due day moves without a reason", "Say why; the first agreed day stays");
        return null;
    }

    static Refusal? Content(Nonconformity after, string reason) => after switch
    {
        _ when Blank(after.Id) || Blank(after.Title) || Blank(after.Subject) || Blank(after.Found) =>
            Refuse("title, subject or finding is empty", "Say what was found, about what, under which title"),
        { State: NonconformityState.Rejected } when Blank(reason) => Refuse("a rejection has no reason", "Say why it is no nonconformity"),
        { State: NonconformityState.Confirmed or NonconformityState.Closed } when Blank(after.Owner) || after.Due is null =>
            Refuse("a confirmed nonconformity has no owner or no due day", "Name a role and a day"),
        { State: NonconformityState.Closed } when Blank(after.Reaction) || Blank(after.Cause) || Blank(after.SimilarCases) =>
            Refuse("reaction, cause or similar cases are missing", "Write all three before closing; \"none found\" is an answer"),
        { State: NonconformityState.Closed } when Blank(after.EffectCheck) || after.Effective is null =>
            Refuse("the effect was not checked", "Write what the check found and whether the action was effective"),
        { State: NonconformityState.Closed, Effective: false } =>
            Refuse("the check found no effect", "Keep it confirmed and add another action"),
        _ => null,
    };

    static Refusal Refuse(string problem, string remedy) => new(Refusal.Nonconformity, problem, remedy);

    static bool Blank(string text) => string.IsNullOrWhiteSpace(text);

    static string Word(NonconformityState state) => state.ToString().ToLowerInvariant();
}
