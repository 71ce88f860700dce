using Isms.Monitor.Controls.Records;

namespace Isms.Monitor.Api.Server.Acting;

/// <summary>A nonconformity as a person wants it. The first agreed day is kept by the program.</summary>
/// <param name="Version">The version that the person saw; 0 for a new one.</param>
/// <param name="Subject">Id of the KPI, control, incident or audit finding; of a known one it stays.</param>
/// <param name="Found">How it came to light; of a known one it stays.</param>
/// <param name="Actions">Ids of corrective actions of the register.</param>
/// <param name="Owner">Id of a role.</param>
/// <param name="Reason">Why: for rejecting and for moving the day.</param>
public sealed record NonconformityChange(
    int Version,
    NonconformityState State,
    string? Subject = null,
    string? Title = null,
    string? Found = null,
    string? Reaction = null,
    string? Cause = null,
    string? SimilarCases = null,
    IReadOnlyList<string>? Actions = null,
    string? Owner = null,
    DateOnly? Due = null,
    string? EffectCheck = null,
    bool? Effective = null,
    string? Reason = null)
{
    internal static NonconformityChange Of(Recorded<Nonconformity> known) => new(known.Version, known.Value.State, known.Value.Subject, known.Value.Title, known.Value.Found,
        known.Value.Reaction, known.Value.Cause, known.Value.SimilarCases, known.Value.Actions, known.Value.Owner, known.Value.Due, known.Value.EffectCheck, known.Value.Effective);

    /// <summary>Over the known version: what is left out stays.</summary>
    internal Nonconformity Over(Nonconformity? known, string id) => new()
    {
        Id = id, State = State, Subject = known?.Subject ?? Text(Subject), Title = Text(Title ?? known?.Title), Found = known?.Found ?? Text(Found),
        Reaction = Text(Reaction ?? known?.Reaction), Cause = Text(Cause ?? known?.Cause), SimilarCases = Text(SimilarCases ?? known?.SimilarCases),
        Actions = Actions is null ? known?.Actions ?? [] : [.. Actions.OfType<string>()], Owner = Text(Owner ?? known?.Owner), OriginalDue = known?.OriginalDue, Due = Due ?? known?.Due,
        EffectCheck = Text(EffectCheck ?? known?.EffectCheck), Effective = Effective ?? known?.Effective,
    };

    static string Text(string? text) => text?.Trim() ?? "";
}
