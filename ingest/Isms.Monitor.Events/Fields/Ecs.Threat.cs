namespace Isms.Monitor.Events;

public static partial class Ecs
{
    public static FieldId ThreatFramework => new(503);
    public static FieldId ThreatIndicatorConfidence => new(504);
    public static FieldId ThreatIndicatorDescription => new(505);
    public static FieldId ThreatIndicatorEmailAddress => new(506);
    public static FieldId ThreatIndicatorFirstSeen => new(507);
    public static FieldId ThreatIndicatorId => new(508);
    public static FieldId ThreatIndicatorIp => new(509);
    public static FieldId ThreatIndicatorLastSeen => new(510);
    public static FieldId ThreatIndicatorMarkingTlp => new(511);
    public static FieldId ThreatIndicatorMarkingTlpVersion => new(512);
    public static FieldId ThreatIndicatorModifiedAt => new(513);
    public static FieldId ThreatIndicatorName => new(514);
    public static FieldId ThreatIndicatorPort => new(515);
    public static FieldId ThreatIndicatorProvider => new(516);
    public static FieldId ThreatIndicatorReference => new(517);
    public static FieldId ThreatIndicatorScannerStats => new(518);
    public static FieldId ThreatIndicatorSightings => new(519);
    public static FieldId ThreatIndicatorType => new(520);
    public static FieldId ThreatTacticId => new(521);
    public static FieldId ThreatTacticName => new(522);
    public static FieldId ThreatTacticReference => new(523);
    public static FieldId ThreatTechniqueId => new(524);
    public static FieldId ThreatTechniqueName => new(525);
    public static FieldId ThreatTechniqueReference => new(526);
    public static FieldId ThreatTechniqueSubtechniqueId => new(527);
    public static FieldId ThreatTechniqueSubtechniqueName => new(528);
    public static FieldId ThreatTechniqueSubtechniqueReference => new(529);
}
