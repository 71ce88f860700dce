using System.Globalization;
using Isms.Monitor.Controls;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Pipeline;
using Isms.Monitor.Registers.Model;
using SourceState = Isms.Monitor.Api.Reading.SourceState;
using SourceStatus = Isms.Monitor.Api.Reading.SourceStatus;

namespace Isms.Monitor.Api.Server.Readings;

/// <summary>Whether a source reports as it should, and why not.</summary>
static class SourceJudge
{
    /// <summary>Share of frames that may be unreadable, and how many frames it takes to say so.</summary>
    const double TolerableUnparsed = 0.05;

    const long LeastFrames = 20;

    /// <summary>A clock ahead by more is beyond the lateness of the correlations; one behind may be a slow relay.</summary>
    const long AheadMicros = 10 * UnixMicros.Second;

    const long BehindMicros = 5 * UnixMicros.Minute;

    const long UsualInterval = UnixMicros.Hour;

    public static SourceStatus Judge(string id, Asset? asset, bool isRequired, SourceSeen seen, Measurement? last, IReadOnlyList<string> controls, IReadOnlyList<FormatNotice> notices, long now)
    {
        var interval = isRequired ? (long?)(asset?.ExpectedInterval?.TotalMicroseconds ?? UsualInterval) : null;
        var (state, reason) = seen.LastSeenMicros is null ? Never(isRequired)
            : isRequired && IsSilent(id, seen.LastSeenMicros.Value, interval!.Value, last, now) ? (SourceState.Silent, Silence(seen.LastSeenMicros.Value, interval.Value, controls, now))
            : Impairment(id, seen, notices, now) is { } impaired ? (SourceState.Impaired, impaired)
            : (SourceState.Reporting, "");
        return new SourceStatus
        {
            Id = id,
            Name = id,
            Kind = seen.Kind,
            Format = seen.Format,
            State = state,
            Reason = reason,
            EventsPerSecond = seen.EventsPerSecond ?? (seen.LastSeenMicros is null ? null : 0),
            Trend = seen.Trend,
            Frames = seen.Frames,
            Unparsed = seen.Unparsed,
            LastSeenMicros = seen.LastSeenMicros,
            ExpectedIntervalMicros = interval,
            SkewMicros = seen.SkewMicros,
            Drops = seen.Drops,
            DeadLetters = seen.DeadLetters,
            Controls = controls,
        };
    }

    /// <summary>The measurement knows the habits of a source: a pause that it tolerated when it was already longer than the register allows is one
    /// of them. Between two measurements the register decides.</summary>
    static bool IsSilent(string id, long lastSeen, long interval, Measurement? last, long now)
    {
        if (last?.Sources.FirstOrDefault(source => source.Source == id) is not { } view) return now - lastSeen > interval;
        if (view.Silent) return lastSeen <= last.AtMicros;
        return now - lastSeen > interval && last.AtMicros - lastSeen <= interval;
    }

    static (SourceState, string) Never(bool isRequired) => (SourceState.NeverSeen, isRequired ? "The register of assets demands its logs; none came in the last 30 days." : "");

    static string Silence(long lastSeen, long interval, IReadOnlyList<string> controls, long now)
    {
        var blind = controls.Count == 0 ? "" : $" Not measured while it is: {string.Join(", ", controls)}.";
        return $"Silent for {Span(now - lastSeen)} (since {UnixMicros.ToMinute(lastSeen)}), expected every {Span(interval)}.{blind}";
    }

    static string? Impairment(string id, SourceSeen seen, IReadOnlyList<FormatNotice> notices, long now)
    {
        var reasons = new List<string>();
        if (seen.Frames >= LeastFrames && seen.Unparsed > seen.Frames * TolerableUnparsed)
            reasons.Add(string.Create(CultureInfo.InvariantCulture, $"{100d * seen.Unparsed / seen.Frames:0.0} % of its frames of the last 24 h are not understood{Changed(id, notices)}."));
        if (seen.SkewMicros is < -AheadMicros) reasons.Add($"Its clock is {Span(-seen.SkewMicros.Value)} ahead; correlations use the time of receipt.");
        if (seen.SkewMicros is > BehindMicros) reasons.Add($"Its events come {Span(seen.SkewMicros.Value)} after their own time: the clock is behind or the way is slow.");
        return reasons.Count == 0 ? null : string.Join(' ', reasons);
    }

    static string Changed(string id, IReadOnlyList<FormatNotice> notices) =>
        notices.LastOrDefault(notice => notice.Sender == id && notice.Kind != FormatNoticeKind.Recovered) is { } notice ? $", since {UnixMicros.ToMinute(notice.FirstBadMicros)}: before, it spoke {notice.Format}" : "";

    static string Span(long micros) => TimeSpan.FromMicroseconds(micros) switch
    {
        { TotalMinutes: < 1 } span => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0} s"),
        { TotalHours: < 1 } span => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(span.TotalMinutes):0} min"),
        { TotalDays: < 2 } span => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(span.TotalHours):0} h {span.Minutes} min"),
        var span => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(span.TotalDays):0} days {span.Hours} h"),
    };
}
