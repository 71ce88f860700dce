using Isms.Monitor.Store.Days;

namespace Isms.Monitor.Store.Elastic;

/// <summary>An event that Elasticsearch refused, with the reason: all of it as one text, which no mapping can refuse.</summary>
static class DeadDocument
{
    public static void Add(BulkBody to, StoredEvent from, RejectedItem rejected)
    {
        to.Begin(IndexName.Of(IndexName.Dead, from.Event.ReceivedMicros), from.Event.Id.ToString());
        var bytes = to.Bytes;
        bytes.Raw("{\"@timestamp\":"u8);
        bytes.Instant(from.Event.ReceivedMicros);
        bytes.Raw(",\"isms.source\":"u8);
        bytes.Text(from.Source);
        bytes.Raw(",\"isms.offset\":"u8);
        bytes.Number(from.Event.Offset);
        bytes.Raw(",\"error.code\":"u8);
        bytes.Number(rejected.Status);
        bytes.Raw(",\"error.message\":"u8);
        bytes.Text(rejected.Reason);
        bytes.Raw(",\"event.original\":"u8);
        bytes.Text(from.Event.Original);
        bytes.Raw((byte)'}');
        to.End();
    }
}
