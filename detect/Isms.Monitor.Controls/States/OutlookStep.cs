namespace Isms.Monitor.Controls.States;

/// <summary>One thing that would change a state.</summary>
/// <param name="To">The state that would follow; null: measured again at all.</param>
/// <param name="Needed">What it takes, in words.</param>
/// <param name="Count">How many trials, members or findings; null where it is no number.</param>
public sealed record OutlookStep(State? To, string Needed, double? Count = null);
