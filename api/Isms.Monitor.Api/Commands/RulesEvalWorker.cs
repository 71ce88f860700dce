using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Isms.Monitor.Api.Input;
using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Match;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Api.Commands;

/// <summary>Reads one line into an event; what the event held before is gone.</summary>
delegate ParseError? RulesLineReader(ReadOnlySpan<byte> line, EcsEvent into);

/// <summary>Matches the lines of one chunk after another on one thread.</summary>
sealed class RulesEvalWorker(SigmaEngine engine, RulesLineReader reader, bool keywordsSeeOriginal, bool onlyCounts)
{
    static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly EcsEvent _event = new();
    readonly Matcher _matcher = engine.CreateMatcher(keywordsSeeOriginal);
    readonly Dictionary<SigmaRule, byte[]> _tails = new(ReferenceEqualityComparer.Instance);
    ArrayBufferWriter<byte> _output = new();
    List<string> _problems = [];
    int _index;

    public long Events { get; private set; }

    public long Matches { get; private set; }

    /// <returns>The matches as NDJSON, and what was wrong with the input.</returns>
    public (ArrayBufferWriter<byte> Output, List<string> Problems) Run(RulesChunk chunk)
    {
        (_output, _problems) = (new ArrayBufferWriter<byte>(), []);
        MatchSink sink = onlyCounts ? (_, _) => Matches++ : Write;
        var rest = chunk.Bytes.AsSpan(0, chunk.Length);
        for (var line = 0; rest.Length > 0; line++)
        {
            var end = rest.IndexOf((byte)'\n');
            var text = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (text.Length > 0 && text[^1] == '\r') text = text[..^1];
            if (text.Length == 0) continue;
            _index = chunk.FirstIndex + line;
            Events++;
            if (reader(text, _event) is { } error) _problems.Add(Problem(chunk, line, error));
            else _matcher.Match(_event, sink);
        }
        return (_output, _problems);
    }

    static string Problem(RulesChunk chunk, int line, ParseError error) =>
        $"{chunk.Path}({chunk.FirstInFile + line + 1},{error.Offset + 1}): ISMS2030 this event cannot be read: expected {error.Expected}. Give one JSON object a line.";

    void Write(EcsEvent matched, SigmaRule rule)
    {
        Matches++;
        if (!_tails.TryGetValue(rule, out var tail)) _tails[rule] = tail = Tail(rule);
        Span<byte> digits = stackalloc byte[20];
        _index.TryFormat(digits, out var written);
        _output.Write("{\"event\":"u8);
        _output.Write(digits[..written]);
        _output.Write(tail);
    }

    static byte[] Tail(SigmaRule rule)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Json))
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            json.WriteString("title", rule.Title);
            json.WriteString("level", rule.Level.ToString().ToLowerInvariant());
            json.WriteString("file", rule.Path);
            json.WriteEndObject();
        }
        return [.. ",\"rule\":"u8, .. text.ToArray(), .. "}\n"u8];
    }
}
