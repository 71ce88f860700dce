using Isms.Monitor.Api.Input;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Commands;

/// <summary>Alerts of files with the lines that they stand in.</summary>
/// <remarks>A line is counted whether it can be read or not, so that indexes are those of the file. Alerts without an id that are the same
/// text have one id: they are one alert that stands in several lines.</remarks>
sealed class IncidentsInput
{
    readonly Dictionary<string, List<int>> _indexes = new(StringComparer.Ordinal);
    readonly Dictionary<string, Alert> _alerts = new(StringComparer.Ordinal);
    readonly List<string> _errors = [];

    IncidentsInput()
    {
    }

    /// <summary>The last revision of each.</summary>
    public IReadOnlyList<Alert> Alerts => [.. _alerts.Values];

    public IReadOnlyList<string> Errors => _errors;

    /// <summary>0-based lines, which continue over the files.</summary>
    public IReadOnlyList<int> IndexesOf(string alert) => _indexes.GetValueOrDefault(alert) ?? [];

    public static IncidentsInput Read(IReadOnlyList<string> files)
    {
        var input = new IncidentsInput();
        foreach (var chunk in RulesInput.Chunks(files)) input.Take(chunk);
        return input;
    }

    void Take(RulesChunk chunk)
    {
        var line = 0;
        for (var start = 0; start < chunk.Length; line++)
        {
            var rest = chunk.Bytes.AsSpan(start, chunk.Length - start);
            var length = rest.IndexOf((byte)'\n') is var end && end >= 0 ? end : rest.Length;
            if (!IsBlank(rest[..length])) Take(chunk.Bytes.AsMemory(start, length), chunk.Path, chunk.FirstInFile + line + 1, chunk.FirstIndex + line);
            start += length + 1;
        }
    }

    void Take(ReadOnlyMemory<byte> json, string path, int line, int index)
    {
        if (!AlertJson.TryRead(json, out var alert, out var problem))
        {
            _errors.Add($"{path}({line},1): ISMS2060 this line is no alert: {problem}. Write alerts as 'detect' does, one JSON object a line.");
            return;
        }
        if (!_indexes.TryGetValue(alert!.Id, out var lines)) _indexes[alert.Id] = lines = [];
        lines.Add(index);
        if (!_alerts.TryGetValue(alert.Id, out var known) || known.Revision <= alert.Revision) _alerts[alert.Id] = alert;
    }

    static bool IsBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept((byte)' ', (byte)'\t', (byte)'\r') < 0;
}
