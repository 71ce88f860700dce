namespace Isms.Monitor.Sigma.Correlate;

/// <summary>A match, or a firing of a referenced correlation, on its way into one correlation.</summary>
/// <param name="To">The correlation, the place of the rule in its list and the fields to read.</param>
/// <param name="Match">The match; of a firing, the match that made it fire.</param>
/// <param name="Micros">When, as correlations see it.</param>
readonly record struct Arrival(Subscription To, RuleMatch Match, long Micros);
