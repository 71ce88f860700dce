using System.Text.Json;
using System.Text.Json.Serialization;
using Isms.Monitor.Events;

namespace Isms.Monitor.Store.Days;

/// <summary>How matches and alerts are kept as JSON: camel case, levels and kinds in lower case, event ids as hexadecimal text.</summary>
static class DetectionJson
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new EventIdText(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("null");

    sealed class EventIdText : JsonConverter<EventId>
    {
        public override EventId Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            EventId.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("An event id has 32 hexadecimal digits.");

        public override void Write(Utf8JsonWriter writer, EventId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
