using System.Text.Json;
using System.Text.Json.Serialization;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Canonical;

/// <summary>Unix microseconds in memory, ISO 8601 UTC in JSON.</summary>
sealed class MicrosAsIso : JsonConverter<long>
{
    public override long Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        UnixMicros.From(reader.GetDateTimeOffset());

    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) =>
        writer.WriteStringValue(UnixMicros.ToText(value));
}
