namespace Isms.Monitor.Api.Security;

/// <summary>What a route or a page demands. Who has it is in <see cref="Permissions"/> alone.</summary>
public enum Permission : byte
{
    ViewIncidents,
    ActOnIncidents,
    ViewEvents,
    ViewSources,
    RedriveDeadLetters,
    ViewControls,
    ViewRisks,

    /// <summary>On the risks of the roles that the registers give to the person.</summary>
    DecideRisks,

    /// <summary>On any risk, in its owner's place.</summary>
    DecideForOwners,
    ViewReviews,
    BuildReview,

    /// <summary>In the roles that the registers give to the person.</summary>
    SignReviews,
    ViewRules,
    ViewTrials,
    RunTrials,
    ViewAudit,
    ViewMetrics,
    ViewRegisters,
    EditRegisters,
    ManageUsers,
    ViewNotifications,

    /// <summary>Test messages, and deliveries that were given up.</summary>
    SendNotifications,

    /// <summary>Courses of incidents, notifications sent, lessons, reports of the staff.</summary>
    RecordCourse,

    /// <summary>Nonconformities and waivers of notifications.</summary>
    ManageActions,

    /// <summary>A state in place of the computed one.</summary>
    OverrideStates,

    /// <summary>Packages of evidence: list, take and check. Who takes one is written into its custody log.</summary>
    ViewEvidence,

    /// <summary>Issues packages of evidence.</summary>
    IssueEvidence,

    /// <summary>Searches in the language of Elasticsearch over events, alerts, incidents and measurements; whoever has it may view each of these.</summary>
    ViewDashboards,

    /// <summary>The only one that a user with a first password has.</summary>
    ChangeOwnPassword,
}
