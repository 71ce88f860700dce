namespace Isms.Monitor.Controls.Kpis;

/// <summary>Where the figures come from. Registers alone are somebody's statement: they carry a control no further than likely
/// effective.</summary>
public enum EvidenceKind { Telemetry, Process, Register }
