using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Web.Parts;

/// <summary>A moment while somebody types it, in UTC.</summary>
public sealed class MomentEntry
{
    public const string Unknown = "unknown";

    public string Quality { get; set; } = Unknown;

    public DateTime From { get; set; }

    public DateTime To { get; set; }

    public static MomentEntry Of(Moment? moment, long nowMicros)
    {
        var from = UnixMicros.ToDateTimeOffset(moment?.Micros ?? nowMicros).UtcDateTime;
        return new MomentEntry
        {
            Quality = moment?.Quality.ToString().ToLowerInvariant() ?? Unknown, From = from, To = moment?.ToMicros is { } to ? UnixMicros.ToDateTimeOffset(to).UtcDateTime : from,
        };
    }

    public Moment? Value => Enum.TryParse<MomentQuality>(Quality, ignoreCase: true, out var quality)
        ? new Moment(Micros(From), quality, quality == MomentQuality.Range ? Micros(To) : null)
        : null;

    public static long Micros(DateTime utc) => UnixMicros.From(new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)));
}
