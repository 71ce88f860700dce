using System.Buffers.Text;
using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Suricata;

/// <summary>Counts and times of the flow that a record belongs to.</summary>
static class EveFlow
{
    static readonly FieldId Age = FieldTable.Get(EveNames.Prefix + "flow.age");
    static readonly FieldId NetflowAge = FieldTable.Get(EveNames.Prefix + "netflow.age");
    static readonly FieldId FlowSource = FieldTable.Get(EveNames.Prefix + "flow.src_ip");
    static readonly FieldId Direction = FieldTable.Get(EveNames.Prefix + "direction");

    public static void Write(EveType type, EcsEvent into, FormatContext context)
    {
        if (!into.Has(Ecs.SourceBytes) && !into.Has(Ecs.EventStart)) return;
        if (IsReversed(into)) SwapCounts(into);
        Sum(into, Ecs.SourceBytes, Ecs.DestinationBytes, Ecs.NetworkBytes);
        Sum(into, Ecs.SourcePackets, Ecs.DestinationPackets, Ecs.NetworkPackets);
        var hasStart = EveTime.TryNormalise(into, Ecs.EventStart, context, out var start);
        var hasEnd = EveTime.TryNormalise(into, Ecs.EventEnd, context, out var end);
        if (hasStart && hasEnd && end >= start) into.SetLong(Ecs.EventDuration, (end - start) * 1000);
        else if (type.IsFlow && (TryNumber(into, Age, out var seconds) || TryNumber(into, NetflowAge, out seconds)) && seconds <= int.MaxValue)
            into.SetLong(Ecs.EventDuration, seconds * 1_000_000_000);
    }

    /// <summary>A record of a packet to the client has the server as its source, yet the counts stay those of the flow: to server, to client.</summary>
    static bool IsReversed(EcsEvent happened)
    {
        if (happened.TryGet(FlowSource, out var client)) return happened.TryGet(Ecs.SourceIp, out var source) && !client.SequenceEqual(source);
        return happened.TryGet(Direction, out var direction) && direction.SequenceEqual("to_client"u8);
    }

    static void SwapCounts(EcsEvent into)
    {
        Swap(into, Ecs.SourceBytes, Ecs.DestinationBytes);
        Swap(into, Ecs.SourcePackets, Ecs.DestinationPackets);
    }

    static void Swap(EcsEvent into, FieldId left, FieldId right)
    {
        if (!TryNumber(into, left, out var one) || !TryNumber(into, right, out var other)) return;
        into.SetLong(left, other);
        into.SetLong(right, one);
    }

    static void Sum(EcsEvent into, FieldId left, FieldId right, FieldId sum)
    {
        if (!TryNumber(into, left, out var one)) return;
        if (!TryNumber(into, right, out var other)) other = 0;
        if (one <= long.MaxValue - other) into.SetLong(sum, one + other);
    }

    /// <summary>A whole number that is not negative.</summary>
    static bool TryNumber(EcsEvent happened, FieldId field, out long value)
    {
        value = 0;
        return happened.TryGet(field, out var text) && Utf8Parser.TryParse(text, out value, out var used) && used == text.Length && value >= 0;
    }
}
