namespace Isms.Monitor.Incidents;

/// <summary>The human part after an action, or why it is refused.</summary>
sealed record ActionOutcome(HumanPart Human, string? Refusal)
{
    public static ActionOutcome Changed(HumanPart human) => new(human, null);

    public static ActionOutcome Refused(HumanPart human, string why) => new(human, why);
}
