using Isms.Monitor.Events;

namespace Isms.Monitor.Sigma.Detect;

/// <summary>What a batch gave. Reused: cleared by the next <see cref="Detector.Process"/>.</summary>
public sealed class Detection
{
    /// <summary>Matches of the batch's events; they are stored with it.</summary>
    public List<RuleMatch> Matches { get; } = [];

    /// <summary>Revisions of alerts that changed: of these events, or of earlier ones that the watermark has passed now.</summary>
    public List<Alert> Alerts { get; } = [];
}
