namespace Isms.Monitor.Sigma.Correlate;

/// <summary>A correlation that wants the matches of a rule.</summary>
/// <param name="Plan">The correlation.</param>
/// <param name="Step">Index of the rule, or of the correlation between them, in the correlation's list.</param>
/// <param name="GroupFields">Field of this rule's events for each group-by name: aliases are resolved.</param>
/// <param name="ValueFields">Fields that are counted or summed, likewise.</param>
sealed record Subscription(CorrelationPlan Plan, ushort Step, string[] GroupFields, string[] ValueFields);
