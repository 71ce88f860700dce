using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Doctor.Checks;

/// <summary>Received times come from the clock; one that was set back since lies before what is stored.</summary>
sealed class ClockCheck : ICheck
{
    const long Tolerated = UnixMicros.Minute;

    public int Code => 5084;

    public string Name => "clock";

    public async Task<IReadOnlyList<Verdict>> RunAsync(Examined examined, CancellationToken abort)
    {
        var now = UnixMicros.From(examined.Clock.GetUtcNow());
        var newest = await examined.Machine.NewestReceivedMicrosAsync(Path.GetFullPath(examined.Settings.Data), abort);
        return
        [
            newest is { } stored && stored > now + Tolerated
                ? Verdict.Failed(this, $"it is {UnixMicros.ToDateTimeOffset(now):yyyy-MM-dd HH:mm:ss} UTC by the clock, but something was received at {UnixMicros.ToDateTimeOffset(stored):yyyy-MM-dd HH:mm:ss} UTC.",
                    "Set the clock, best by NTP (chrony or systemd-timesyncd). If it was wrong before, what came then stands in days that are still to come.")
                : Verdict.Ok(this, $"it is {UnixMicros.ToDateTimeOffset(now):yyyy-MM-dd HH:mm:ss} UTC; nothing was received later."),
        ];
    }
}
