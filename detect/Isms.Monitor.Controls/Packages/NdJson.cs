using System.Text.Json;
using Isms.Monitor.Controls.Canonical;

namespace Isms.Monitor.Controls.Packages;

/// <summary>Lines of JSON out of a package: they come from outside.</summary>
static class NdJson
{
    /// <summary>The bytes of each line, without the newline; an empty file has none.</summary>
    public static List<ReadOnlyMemory<byte>> Lines(byte[] bytes)
    {
        var (lines, from) = (new List<ReadOnlyMemory<byte>>(), 0);
        while (from < bytes.Length)
        {
            var end = Array.IndexOf(bytes, (byte)'\n', from);
            if (end < 0) end = bytes.Length;
            lines.Add(bytes.AsMemory(from, end - from));
            from = end + 1;
        }
        return lines;
    }

    /// <summary>Null when a line is not what is expected; then <paramref name="wrong"/> is its number, from 1.</summary>
    public static List<T>? Read<T>(byte[] bytes, out int wrong) where T : class
    {
        var read = new List<T>();
        wrong = 0;
        foreach (var line in Lines(bytes))
        {
            try
            {
                read.Add(JsonSerializer.Deserialize<T>(line.Span, ControlsJson.Canonical) ?? throw new JsonException("null"));
            }
            catch (Exception unreadable) when (unreadable is JsonException or FormatException or InvalidOperationException)
            {
                // The caller says which line it is; the reader's own message would repeat hostile text.
                wrong = read.Count + 1;
                return null;
            }
        }
        return read;
    }
}
