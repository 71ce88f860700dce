namespace Isms.Monitor.Incidents;

/// <summary>What an analyst found in the end.</summary>
public enum Verdict : byte
{
    TruePositiveImpact,
    TruePositiveNoImpact,
    BenignExpected,
    FalsePositiveLogic,
    FalsePositiveData,
    Duplicate,
    TestOrExercise,
    Undetermined,
}
