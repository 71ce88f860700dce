namespace Isms.Monitor.Controls.Evidence;

/// <param name="Id">The alert.</param>
/// <param name="Rule">Id of the rule or baseline.</param>
/// <param name="Level">informational, low, medium, high or critical.</param>
/// <param name="RaisedMicros">When the events of its first revision were received.</param>
/// <param name="Score">Of an anomaly, its robust z; null for a rule.</param>
public sealed record RaisedAlert(string Id, string Rule, string Level, long RaisedMicros, double? Score);
