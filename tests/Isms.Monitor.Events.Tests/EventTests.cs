using System.Text;
using System.Text.Json;
using FsCheck.Xunit;

namespace Isms.Monitor.Events.Tests;

public class EventTests
{
    [Fact]
    public void A_part_of_the_frame_and_a_foreign_value_read_back()
    {
        var happened = new EcsEvent();
        happened.Begin("deny tcp 192.0.2.1"u8);
        happened.Set(Ecs.SourceIp, happened.Original[9..], ValueKind.Ip);
        happened.Set(Ecs.EventAction, "deny"u8);
        happened.SetLong(Ecs.SourcePort, 443);
        Assert.Equal("192.0.2.1", happened.Text(Ecs.SourceIp));
        Assert.Equal("deny", happened.Text(Ecs.EventAction));
        Assert.Equal("""{"@timestamp":"1970-01-01T00:00:00.000Z","source.ip":"192.0.2.1","event.action":"deny","source.port":443,"event.original":"deny tcp 192.0.2.1"}""",
            EventJson.FlatText(happened));
    }

    [Fact]
    public void A_growing_buffer_keeps_what_was_set()
    {
        var happened = new EcsEvent();
        happened.Begin(Encoding.ASCII.GetBytes(new string('x', 1800)));
        for (var i = 0; i < 200; i++) happened.Add(FieldTable.Get($"grow.f{i}"), Encoding.ASCII.GetBytes($"value {i}"));
        for (var i = 0; i < 200; i++) Assert.Equal($"value {i}", happened.Text(FieldTable.Get($"grow.f{i}")));
    }

    [Fact]
    public void Set_leaves_one_value_and_Add_makes_an_array()
    {
        var happened = new EcsEvent();
        happened.Begin("x"u8);
        happened.Add(Ecs.EventCategory, "network"u8);
        happened.Add(Ecs.EventType, "start"u8);
        happened.Add(Ecs.EventCategory, "session"u8);
        Assert.Contains("\"event.category\":[\"network\",\"session\"]", EventJson.FlatText(happened), StringComparison.Ordinal);
        happened.Set(Ecs.EventCategory, "malware"u8);
        Assert.Contains("\"event.category\":\"malware\"", EventJson.FlatText(happened), StringComparison.Ordinal);
        Assert.Equal("start", happened.Text(Ecs.EventType));
    }

    [Fact]
    public void A_nested_document_opens_each_object_once_and_keeps_dots_below_a_value()
    {
        var happened = new EcsEvent();
        happened.Begin(""u8);
        happened.SetText(FieldTable.Get("a"), "1");
        happened.SetText(FieldTable.Get("a-b"), "2");
        happened.SetText(FieldTable.Get("a.c.d"), "3");
        happened.SetText(FieldTable.Get("b.x"), "4");
        happened.SetText(FieldTable.Get("b.y.z"), "5");
        Assert.Equal("""{"@timestamp":"1970-01-01T00:00:00.000Z","a":"1","a-b":"2","a.c.d":"3","b":{"x":"4","y":{"z":"5"}}}""",
            Encoding.UTF8.GetString(new EventJson().Nested(happened).Span));
    }

    [Property]
    public void Any_bytes_become_valid_json(byte[] frame, byte[] value)
    {
        var happened = new EcsEvent();
        happened.Begin(frame);
        happened.Set(Ecs.Message, value);
        happened.Set(Ecs.SourcePort, value, ValueKind.Number);
        using var flat = JsonDocument.Parse(new EventJson().Flat(happened));
        Assert.Equal(Encoding.UTF8.GetString(value), flat.RootElement.GetProperty("message").GetString());
        using var nested = JsonDocument.Parse(new EventJson().Nested(happened));
        Assert.Equal(Encoding.UTF8.GetString(value), nested.RootElement.GetProperty("message").GetString());
    }

    [Property]
    public void An_id_depends_on_position_and_sorts_by_time(long offset, ulong origin, uint seconds)
    {
        var id = EventId.Of(seconds * UnixMicros.Second, origin, offset);
        Assert.Equal(id, EventId.Of(seconds * UnixMicros.Second, origin, offset));
        Assert.NotEqual(id, EventId.Of(seconds * UnixMicros.Second, origin, offset + 1));
        Assert.True(id < EventId.Of((seconds + 1L) * UnixMicros.Second, origin, offset - 1));
        Assert.Equal(seconds * UnixMicros.Second, id.ReceivedMicros);
        Assert.True(EventId.TryParse(id.ToString(), out var read) && read == id);
    }

    [Property]
    public void An_instant_survives_its_text(long seed)
    {
        var micros = seed % 200_000_000_000_000_000;
        Assert.True(UnixMicros.TryParse(UnixMicros.ToText(micros), out var read));
        Assert.Equal(micros is < -62_135_596_800_000_000 ? -62_135_596_800_000_000 : micros, read);
    }
}
