using System.Net;
using System.Threading.Channels;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Pipeline;

namespace Isms.Monitor.Ingest.Sources.Syslog;

/// <summary>A lane for each sender of datagrams: a batch has one sender, and offsets count within the lane. One thread.</summary>
/// <remarks>Bounded: addresses can be forged, so beyond <see cref="MaxLanes"/> all lanes are begun anew, each with an origin of its own.</remarks>
sealed class SenderLanes(SourceOutput output, SourceSettings settings, Func<UInt128> nextOrigin, ChannelWriter<EventBatch> waiting)
{
    const int MaxLanes = 4096;

    /// <summary>Lanes by address, ports left out: many senders take another port each time.</summary>
    readonly Dictionary<UInt128, Lane> _lanes = [];
    readonly List<Lane> _filled = [];

    sealed class Lane(BatchWriter writer)
    {
        public BatchWriter Writer => writer;

        public long Sequence { get; set; }
    }

    public void Add(SocketAddress from, ReadOnlySpan<byte> frame, long receivedMicros)
    {
        if (frame.Length == 0) return;
        var lane = Of(from);
        if (lane.Writer.Count == 0) _filled.Add(lane);
        lane.Writer.Add(frame, lane.Sequence, lane.Sequence + 1, receivedMicros);
        lane.Sequence++;
        if (!lane.Writer.IsFull) return;
        Give(lane);
        _filled.Remove(lane);
    }

    public void Flush()
    {
        foreach (var lane in _filled) Give(lane);
        _filled.Clear();
    }

    void Give(Lane lane)
    {
        var batch = lane.Writer.TakeBatch()!;
        if (waiting.TryWrite(batch)) return;
        output.Dropped(lane.Writer.Sender, batch.Count);
        output.Return(batch);
    }

    Lane Of(SocketAddress from)
    {
        var key = KeyOf(from);
        if (_lanes.TryGetValue(key, out var lane)) return lane;
        if (_lanes.Count >= MaxLanes)
        {
            Flush();
            _lanes.Clear();
        }
        var any = new IPEndPoint(from.Family == System.Net.Sockets.AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any, 0);
        var sender = Senders.Name(((IPEndPoint)any.Create(from)).Address);
        return _lanes[key] = new Lane(new BatchWriter(output, settings, nextOrigin(), sender));
    }

    /// <summary>The address bytes of the socket address: 4 behind family and port, or 16 behind the flow label as well.</summary>
    static UInt128 KeyOf(SocketAddress from)
    {
        var bytes = from.Buffer.Span;
        return from.Family == System.Net.Sockets.AddressFamily.InterNetworkV6
            ? System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes[8..24])
            : System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes[4..8]);
    }
}
