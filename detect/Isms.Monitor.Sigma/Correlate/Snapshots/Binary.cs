using Isms.Monitor.Events;

namespace Isms.Monitor.Sigma.Correlate.Snapshots;

/// <summary>What snapshots are made of, beside plain numbers and texts.</summary>
static class Binary
{
    public static void Write128(this BinaryWriter to, UInt128 value)
    {
        to.Write((ulong)(value >> 64));
        to.Write((ulong)value);
    }

    public static UInt128 Read128(this BinaryReader from) => new(from.ReadUInt64(), from.ReadUInt64());

    public static void WriteBytes(this BinaryWriter to, byte[] bytes)
    {
        to.Write7BitEncodedInt(bytes.Length);
        to.Write(bytes);
    }

    public static byte[] ReadBytes(this BinaryReader from) => from.ReadBytes(from.Read7BitEncodedInt());

    public static void WriteMatch(this BinaryWriter to, RuleMatch match)
    {
        to.Write(match.Rule.Id);
        to.Write128(match.Event.Value);
        to.Write(match.TimestampMicros);
        to.Write(match.ReceivedMicros);
        to.Write(match.Source);
        to.Write(match.Fields.Count);
        foreach (var (field, values) in match.Fields)
        {
            to.Write(field);
            to.Write(values.Length);
            foreach (var value in values) to.Write(value);
        }
    }

    /// <returns>Null when the rule is gone.</returns>
    public static RuleMatch? ReadMatch(this BinaryReader from, CorrelationPlans plans)
    {
        var rule = plans.Rules.GetValueOrDefault(from.ReadString());
        var id = new EventId(from.Read128());
        var (timestamp, received, source) = (from.ReadInt64(), from.ReadInt64(), from.ReadString());
        var fields = new Dictionary<string, string[]>(StringComparer.Ordinal);
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            var field = from.ReadString();
            fields[field] = [.. Enumerable.Range(0, from.ReadInt32()).Select(_ => from.ReadString())];
        }
        return rule is null ? null : new RuleMatch(id, timestamp, received, rule.Info, source, fields);
    }
}
