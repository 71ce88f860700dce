namespace Isms.Monitor.Ingest.Pipeline;

/// <summary>What one sender of a source sent since the program started. Times in microseconds since 1970-01-01 UTC, null: nothing yet.</summary>
/// <param name="Sender">Address or file; <c>(others)</c> for all beyond the largest number that is told apart.</param>
/// <param name="Events">Frames, unparsed ones included.</param>
/// <param name="Bytes">Of frames.</param>
/// <param name="Unparsed">Frames that became a <c>pipeline_error</c>.</param>
/// <param name="EventsPerSecond">Over the last minute.</param>
/// <param name="Format">What it usually speaks; null while that is not known.</param>
/// <param name="LastEventMicros">The newest <c>@timestamp</c>.</param>
/// <param name="LastReceivedMicros">When the last frame was received.</param>
/// <param name="SkewMicros">How far its clock is behind (below 0: ahead); null while too few events tell.</param>
/// <param name="ZoneErrorMinutes">Set when the skew is a whole number of quarters of an hour: its zone is configured wrongly.</param>
/// <param name="Future">Events more than 15 min ahead of their received time; flagged, not dropped.</param>
/// <param name="Late">Events later than the lateness, the skew taken off.</param>
/// <param name="Drops">Frames thrown away because the pipeline was full (UDP alone).</param>
public sealed record SenderStatus(string Sender, long Events, long Bytes, long Unparsed, double EventsPerSecond, string? Format, long? LastEventMicros,
    long? LastReceivedMicros, long? SkewMicros, int? ZoneErrorMinutes, long Future, long Late, long Drops)
{
    /// <summary>Share of frames that became an event, 0 to 1; null before the first frame: no data is not good.</summary>
    public double? ParsedShare => Events == 0 ? null : (double)(Events - Unparsed) / Events;
}
