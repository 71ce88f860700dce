using System.Text.Json;
using System.Text.Json.Serialization;
using Isms.Monitor.Events;

namespace Isms.Monitor.Incidents;

/// <summary>Incidents as JSON, for the store and for readers outside: camel case, enums by name, event ids as 32 hexadecimal digits.</summary>
public static class IncidentJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new EventIdConverter() },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <exception cref="JsonException">The text is not what <see cref="Write"/> wrote.</exception>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("null is no part of an incident.");

    sealed class EventIdConverter : JsonConverter<EventId>
    {
        public override EventId Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            EventId.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("An event id has 32 hexadecimal digits.");

        public override void Write(Utf8JsonWriter writer, EventId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
