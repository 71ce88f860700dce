using System.Text.Json;
using System.Text.Json.Serialization;

namespace Isms.Monitor.Api.Rest;

/// <summary>Event ids in JSON: 32 hexadecimal digits.</summary>
sealed class EventIdConverter : JsonConverter<EventId>
{
    public override EventId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EventId.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("An event id has 32 hexadecimal digits.");

    public override void Write(Utf8JsonWriter writer, EventId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
