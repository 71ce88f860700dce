using Isms.Monitor.Events;
using Isms.Monitor.Store.Days;

namespace Isms.Monitor.Api.Commands;

/// <summary>Writes stored events as NDJSON: the flat ECS document with the id of the event as <c>_id</c>.</summary>
sealed class StoredEventWriter(Stream to)
{
    readonly EventJson _json = new();

    public void Write(StoredEvent stored)
    {
        to.Write("{\"_id\":\""u8);
        to.Write(System.Text.Encoding.ASCII.GetBytes(stored.Event.Id.ToString()));
        to.Write("\","u8);
        to.Write(_json.Flat(stored.Event).Span[1..]);
        to.WriteByte((byte)'\n');
    }
}
