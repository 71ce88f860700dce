using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Fortinet;

/// <summary>FortiGate tells the time twice: as date, time and zone of its wall clock, and as <c>eventtime</c> since 1970.</summary>
static class FortiGateTime
{
    static readonly FieldId EventTime = FieldTable.Get("fortinet.firewall.eventtime");

    public static void Write(EcsEvent into, scoped in FortiGateFacts facts, FormatContext context)
    {
        var hasEventTime = LogTime.TryEpoch(facts.EventTime, out var eventTime);
        if (TryWallClock(facts, context, out var micros)) into.TimestampMicros = micros;
        else if (hasEventTime) into.TimestampMicros = eventTime;
        if (!hasEventTime) return;
        into.SetDate(Ecs.EventStart, eventTime / 1000 * 1000);   // milliseconds, the precision of the other times of the record
        into.Add(EventTime, facts.EventTime);
    }

    static bool TryWallClock(scoped in FortiGateFacts facts, FormatContext context, out long micros)
    {
        var date = new FieldCursor(facts.Date);
        var time = new FieldCursor(facts.Time);
        micros = 0;
        if (!LogTime.TryDate(ref date, out var midnight) || !LogTime.TryTimeOfDay(ref time, out var timeOfDay)) return false;
        micros = midnight + timeOfDay;
        var zone = new FieldCursor(facts.Zone.TrimStart("UTC"u8));
        micros = LogTime.TryZone(ref zone, out var offset) ? micros - offset : LocalTime.ToUtc(micros, context.Zone);
        return true;
    }
}
