namespace Isms.Monitor.Controls.Acting;

/// <summary>What a timeline is held against.</summary>
/// <param name="NowMicros">Unix microseconds UTC.</param>
/// <param name="DetectedMicros">When the incident's first alert was raised.</param>
/// <param name="Regimes">Ids of the legal regimes that are defined.</param>
/// <param name="Causes">Ids of the root causes that are defined.</param>
public sealed record TimelineFacts(long NowMicros, long DetectedMicros, IReadOnlyCollection<string> Regimes, IReadOnlyCollection<string> Causes);
