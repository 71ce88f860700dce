namespace Isms.Monitor.Controls.Trials;

/// <summary>One raw line of a trial.</summary>
/// <param name="AtMicros">The time that it states, Unix microseconds UTC.</param>
/// <param name="Text">The line, without a newline.</param>
public readonly record struct TrialLine(long AtMicros, string Text);
