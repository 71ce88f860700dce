namespace Isms.Monitor.Registers.Loading;

/// <summary>The codes of register problems, once. Below 3100 the registers cannot be used as written; from 3100 on a reviewer's finding.</summary>
static class Codes
{
    public const string FolderUnreadable = "ISMS3001";
    public const string YamlSyntax = "ISMS3002";
    public const string YamlRefused = "ISMS3003";
    public const string KeyTwice = "ISMS3004";
    public const string KeyUnknown = "ISMS3005";
    public const string KeyMissing = "ISMS3006";
    public const string WrongKind = "ISMS3007";
    public const string WrongValue = "ISMS3008";
    public const string RegisterUnknown = "ISMS3009";
    public const string RegisterTwice = "ISMS3010";
    public const string IdTwice = "ISMS3011";
    public const string ReferenceDangles = "ISMS3012";
    public const string NameTwice = "ISMS3013";
    public const string NetworkTwice = "ISMS3014";
    public const string IntervalMissing = "ISMS3015";
    public const string DatesOutOfOrder = "ISMS3016";
    public const string BandsBroken = "ISMS3017";
    public const string EntryIdDiffers = "ISMS3018";
    public const string TableWrong = "ISMS3019";

    public const string ControlWithoutOwner = "ISMS3101";
    public const string ExclusionWithoutReason = "ISMS3102";
    public const string RiskUntreated = "ISMS3103";
    public const string AcceptanceExpired = "ISMS3104";
    public const string ControlWithoutKpi = "ISMS3105";
    public const string OriginalDueMissing = "ISMS3106";
    public const string NetworksOverlap = "ISMS3107";
    public const string ReviewOverdue = "ISMS3108";
    public const string AcceptedByOther = "ISMS3109";
    public const string StatementIncomplete = "ISMS3110";
    public const string DesignExpired = "ISMS3111";
    public const string ActionLate = "ISMS3112";
    public const string RiskOnExcludedControl = "ISMS3113";
    public const string RoleVacant = "ISMS3114";
    public const string AuditOverdue = "ISMS3115";
    public const string NotVerified = "ISMS3116";
    public const string HeadcountDiffers = "ISMS3117";
    public const string ResidualTooHigh = "ISMS3118";
    public const string RiskWithoutControl = "ISMS3119";
    public const string AssessmentOld = "ISMS3120";
    public const string InclusionWithoutReason = "ISMS3121";
    public const string TrainingMissing = "ISMS3122";
    public const string ObjectivePassed = "ISMS3123";
    public const string FindingWithoutAction = "ISMS3124";
    public const string AuditorNotIndependent = "ISMS3125";
    public const string AssetWithoutOwner = "ISMS3126";
    public const string AssetWithoutRisk = "ISMS3127";
    public const string SupplierWithoutAgreement = "ISMS3128";
    public const string PlanWithoutSteps = "ISMS3129";
    public const string NeedsMissing = "ISMS3130";

    public const string TrialWhereNothingLogs = "ISMS3140";
    public const string TrialOfExcludedControl = "ISMS3141";
    public const string TrialNeverVaries = "ISMS3142";
}
