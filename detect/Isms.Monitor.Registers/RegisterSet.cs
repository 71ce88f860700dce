using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers;

/// <summary>Every register as it was written, in the order of the files. <see cref="Organisation"/> adds the look-ups.</summary>
public sealed record RegisterSet
{
    public Scope Scope { get; init; } = new();
    public RiskCriteria RiskCriteria { get; init; } = new();
    public IReadOnlyList<InterestedParty> InterestedParties { get; init; } = [];
    public IReadOnlyList<Role> Roles { get; init; } = [];
    public IReadOnlyList<Person> People { get; init; } = [];
    public IReadOnlyList<Asset> Assets { get; init; } = [];
    public IReadOnlyList<Control> Controls { get; init; } = [];
    public IReadOnlyList<Risk> Risks { get; init; } = [];
    public IReadOnlyList<Objective> Objectives { get; init; } = [];
    public IReadOnlyList<KpiOverlay> KpiOverlays { get; init; } = [];
    public IReadOnlyList<Policy> Policies { get; init; } = [];
    public IReadOnlyList<Course> Courses { get; init; } = [];
    public IReadOnlyList<Audit> Audits { get; init; } = [];
    public IReadOnlyList<CorrectiveAction> CorrectiveActions { get; init; } = [];
    public IReadOnlyList<ReviewAction> ReviewActions { get; init; } = [];
    public IReadOnlyList<Supplier> Suppliers { get; init; } = [];
    public IReadOnlyList<SeveritySla> SeveritySlas { get; init; } = [];
    public IReadOnlyList<Shift> Shifts { get; init; } = [];
    public IReadOnlyList<FirewallRule> FirewallRules { get; init; } = [];
    public IReadOnlyList<ZoneRule> ZoneRules { get; init; } = [];
    public IReadOnlyList<TrialDefinition> Trials { get; init; } = [];

    /// <summary>Every dated promise: corrective actions, actions of reviews, steps of risk treatments.</summary>
    public IEnumerable<DatedAction> Actions() =>
        [.. CorrectiveActions, .. ReviewActions, .. Risks.SelectMany(risk => risk.Treatment?.Actions ?? [])];

    /// <summary>One line of counts for people.</summary>
    public string Summary()
    {
        var measurable = Controls.Count(control => control.Applicable && control.Measurability != Measurability.Manual);
        return $"{Scope.Organisation}: {People.Count(person => !person.ServiceAccount)} people, {Roles.Count} roles, {Assets.Count} assets "
            + $"({Assets.Count(asset => asset is { InScope: true, LoggingRequired: true })} must log), {Scope.Networks.Count} networks, "
            + $"{Controls.Count} controls ({Controls.Count(control => control.Applicable)} applicable, {measurable} measurable), {Risks.Count} risks, "
            + $"{Objectives.Count} objectives, {Policies.Count} policies, {Courses.Count} courses, {Audits.Count} audits, "
            + $"{CorrectiveActions.Count} corrective actions, {ReviewActions.Count} review actions, {Suppliers.Count} suppliers.";
    }
}
