namespace Isms.Monitor.Api.Doctor;

/// <summary>How bad it is.</summary>
enum VerdictState : byte
{
    Ok,

    /// <summary>It runs, but not as it should.</summary>
    Warning,

    /// <summary>It does not run, or not rightly.</summary>
    Failed,
}
