using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Isms.Monitor.Events;

namespace Isms.Monitor.Store.Days;

/// <summary>Writes matches and alert revisions as rows of their tables.</summary>
sealed class DetectionRows
{
    readonly ConditionalWeakTable<RuleInfo, RuleBytes> _rules = [];
    readonly JsonBytes _fields = new();
    (string Name, byte[] Bytes) _source = ("", []);

    sealed record RuleBytes(ulong Key, byte[] Id, byte[] Name, byte[] Level, byte[] Json);

    /// <summary>Names what a match says of its rule; the same in every process.</summary>
    public ulong KeyOf(RuleInfo rule) => Bytes(rule).Key;

    public void Add(ChunkAppender to, Match match)
    {
        to.Set(0, match.Event.High);
        to.Set(1, match.Event.Low);
        to.Set(2, match.TimestampMicros);
        to.Set(3, match.ReceivedMicros);
        to.Set(4, SourceOf(match));
        to.Set(5, KeyOf(match.Rule));
        to.Set(6, Fields(match.Fields));
        to.EndRow();
    }

    public void Add(ChunkAppender to, RuleInfo of)
    {
        var rule = Bytes(of);
        to.Set(0, rule.Key);
        to.Set(1, rule.Id);
        to.Set(2, rule.Name);
        to.Set(3, rule.Level);
        to.Set(4, rule.Json);
        to.EndRow();
    }

    public void Add(ChunkAppender to, Alert alert)
    {
        var rule = Bytes(alert.Rule);
        to.Set(0, alert.Id);
        to.Set(1, (long)alert.Revision);
        to.Set(2, alert.FirstMicros);
        to.Set(3, alert.LastMicros);
        to.Set(4, alert.ReceivedMicros);
        to.Set(5, rule.Id);
        to.Set(6, rule.Name);
        to.Set(7, rule.Level);
        to.Set(8, alert.Count);
        to.Set(9, alert.Ended);
        to.Set(10, alert.Seeded);
        to.Set(11, DetectionJson.Write(alert));
        to.EndRow();
    }

    /// <summary>Matches of a batch have one source.</summary>
    byte[] SourceOf(Match match)
    {
        if (!string.Equals(match.Source, _source.Name, StringComparison.Ordinal)) _source = (match.Source, Encoding.UTF8.GetBytes(match.Source));
        return _source.Bytes;
    }

    /// <summary>Name to an array of texts; valid until the next call.</summary>
    ReadOnlySpan<byte> Fields(IReadOnlyDictionary<string, string[]> fields)
    {
        _fields.Clear();
        _fields.Raw((byte)'{');
        foreach (var (name, values) in fields)
        {
            if (_fields.Length > 1) _fields.Raw((byte)',');
            _fields.Text(name);
            _fields.Raw(":["u8);
            for (var at = 0; at < values.Length; at++)
            {
                if (at > 0) _fields.Raw((byte)',');
                _fields.Text(values[at]);
            }
            _fields.Raw((byte)']');
        }
        _fields.Raw((byte)'}');
        return _fields.Written;
    }

    RuleBytes Bytes(RuleInfo rule) => _rules.GetValue(rule, static rule =>
    {
        var json = DetectionJson.Write(rule);
        var level = Encoding.UTF8.GetBytes(rule.Level.ToString().ToLowerInvariant());
        return new RuleBytes(BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(json)), Encoding.UTF8.GetBytes(rule.Id), Encoding.UTF8.GetBytes(rule.Name), level, json);
    });
}
