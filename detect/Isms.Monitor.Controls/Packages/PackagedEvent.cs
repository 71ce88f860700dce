using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Packages;

/// <summary>One event in a package: the line as it came, and what was read of it.</summary>
public sealed record PackagedEvent
{
    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>32 hexadecimal digits; the first twelve are the received time in milliseconds.</summary>
    public required string Id { get; init; }
    [JsonConverter(typeof(MicrosAsIso))]
    public required long TimestampMicros { get; init; }
    [JsonConverter(typeof(MicrosAsIso))]
    public required long ReceivedMicros { get; init; }
    /// <summary>Name of the source that delivered it.</summary>
    public required string Source { get; init; }
    /// <summary>Where it stands in the source: byte, sequence number or Kafka offset.</summary>
    public required long Position { get; init; }
    /// <summary>What the store noted beside the fields: late, demo, seed, reparsed.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];
    /// <summary>The line as text; null when its bytes are not UTF-8.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Raw { get; init; }
    /// <summary>The bytes of a line that is not UTF-8.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RawBase64 { get; init; }
    public required string RawSha256 { get; init; }
    /// <summary>The flat ECS document without the line, names in ordinal order.</summary>
    public required JsonElement Fields { get; init; }

    public static PackagedEvent Of(EcsEvent happened, string source, IReadOnlyList<string> flags)
    {
        var text = TextOf(happened.Original);
        return new PackagedEvent
        {
            Id = happened.Id.ToString(), TimestampMicros = happened.TimestampMicros, ReceivedMicros = happened.ReceivedMicros, Source = source, Position = happened.Offset, Flags = flags,
            Raw = text, RawBase64 = text is null ? Convert.ToBase64String(happened.Original) : null, RawSha256 = Hash.OfBytes(happened.Original), Fields = Sorted(happened),
        };
    }

    /// <summary>The bytes of the line.</summary>
    /// <exception cref="FormatException">The base64 text is none.</exception>
    public byte[] Line() => Raw is { } text ? Encoding.UTF8.GetBytes(text) : Convert.FromBase64String(RawBase64 ?? "");

    static string? TextOf(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            // Not UTF-8: the bytes are kept as they are, in base64.
            return null;
        }
    }

    static JsonElement Sorted(EcsEvent happened)
    {
        using var flat = JsonDocument.Parse(new EventJson().Flat(happened));
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            foreach (var field in flat.RootElement.EnumerateObject().Where(field => field.Name != Ecs.EventOriginal.Name).OrderBy(field => field.Name, StringComparer.Ordinal))
                field.WriteTo(writer);
            writer.WriteEndObject();
        }
        using var sorted = JsonDocument.Parse(bytes.WrittenMemory);
        return sorted.RootElement.Clone();
    }
}
