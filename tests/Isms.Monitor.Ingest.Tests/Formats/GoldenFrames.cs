using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats;

namespace Isms.Monitor.Ingest.Tests.Formats;

/// <summary>The frames of a golden file and the one spelling of the events they give.</summary>
static class GoldenFrames
{
    static readonly JsonSerializerOptions Spelling = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Year-less lines lie near this instant.</summary>
    public static long Reference { get; } = UnixMicros.From(new DateTimeOffset(2026, 11, 24, 22, 0, 0, TimeSpan.Zero));

    /// <summary>Frames end with a newline, or with a NUL where the file has one (records of several lines).</summary>
    public static IEnumerable<byte[]> In(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var end = bytes.Contains((byte)0) ? (byte)0 : (byte)'\n';
        var from = 0;
        while (from < bytes.Length)
        {
            var length = bytes.AsSpan(from).IndexOf(end);
            if (length < 0) length = bytes.Length - from;
            yield return bytes[from..(from + length)];
            from += length + 1;
        }
    }

    /// <summary>A JSON array with one flat document a frame, names in ordinal order, and the log source that Sigma sees.</summary>
    public static string Golden(string path, string? format)
    {
        var parser = new FrameParser();
        var memory = new SourceFormatMemory();
        var documents = In(path).Select(frame => Document(parser, frame, format, memory)).ToList();
        return JsonSerializer.Serialize(documents, Spelling) + "\n";
    }

    static SortedDictionary<string, JsonElement> Document(FrameParser parser, byte[] frame, string? format, SourceFormatMemory memory)
    {
        var read = new EcsEvent();
        read.Begin(frame);
        parser.Parse(read, format, memory, new FormatContext { ReferenceMicros = Reference });
        var fields = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(EventJson.FlatText(read))!;
        fields.Remove("event.original");
        fields["(log source)"] = JsonSerializer.SerializeToElement(read.LogSource.ToString());
        return new SortedDictionary<string, JsonElement>(fields, StringComparer.Ordinal);
    }

    public static string TextOf(byte[] frame) => Encoding.UTF8.GetString(frame);
}
