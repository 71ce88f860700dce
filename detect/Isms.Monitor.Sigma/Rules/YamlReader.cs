using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Isms.Monitor.Sigma.Rules;

/// <summary>
/// Reads the documents of a YAML file with their places. An alias costs as many nodes as what it stands for, so that a file of
/// nested aliases (a YAML bomb) is refused after <see cref="MaxNodes"/> nodes and is never expanded.
/// </summary>
sealed class YamlReader
{
    public const int MaxFileBytes = 4 * 1024 * 1024, MaxNodes = 200_000, MaxDepth = 64;

    readonly Dictionary<string, (YamlValue Node, int Size)> _anchors = [];
    readonly IParser _parser;
    int _nodes;

    YamlReader(TextReader text) => _parser = new Parser(text);

    /// <exception cref="RuleException">The text is no YAML, or is larger than the bounds allow.</exception>
    public static List<YamlValue> Read(string text)
    {
        var reader = new YamlReader(new StringReader(text));
        try
        {
            return reader.Documents();
        }
        catch (YamlException error)
        {
            throw Invalid(error.Start, OneLine(error.Message));
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or IndexOutOfRangeException or OverflowException or FormatException)
        {
            // The scanner throws these on some broken texts, where it means that it cannot go on.
            throw Invalid(reader._parser.Current?.End ?? Mark.Empty, "it ends, or continues, where it should not");
        }
    }

    static RuleException Invalid(Mark at, string problem) =>
        new(At(at), RuleErrorCode.Unreadable, $"this is not valid YAML: {problem}.", "Correct the YAML here.");

    List<YamlValue> Documents()
    {
        var documents = new List<YamlValue>();
        while (_parser.MoveNext())
        {
            if (_parser.Current is not DocumentStart) continue;
            _anchors.Clear();
            _parser.MoveNext();
            documents.Add(Node(0));
        }
        return documents;
    }

    YamlValue Node(int depth)
    {
        var start = _parser.Current!;
        if (depth > MaxDepth) throw TooLarge(start.Start, $"more than {MaxDepth} levels are nested here.");
        var before = _nodes;
        Count(1, start.Start);
        var node = start switch
        {
            AnchorAlias alias => Alias(alias),
            Scalar scalar => At(scalar),
            SequenceStart sequence => Sequence(sequence, depth),
            MappingStart mapping => Mapping(mapping, depth),
            _ => throw new YamlException(start.Start, start.End, "a value was expected"),
        };
        if (start is NodeEvent { Anchor.IsEmpty: false } named) _anchors[named.Anchor.Value] = (node, _nodes - before);
        return node;
    }

    YamlValue Alias(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var known))
            throw new YamlException(alias.Start, alias.End, $"the anchor &{alias.Value.Value} is not defined before its use");
        Count(known.Size, alias.Start);
        return known.Node;
    }

    YamlSequence Sequence(SequenceStart start, int depth)
    {
        var items = new List<YamlValue>();
        while (_parser.MoveNext() && _parser.Current is not SequenceEnd) items.Add(Node(depth + 1));
        return new YamlSequence(items, (int)start.Start.Line, (int)start.Start.Column);
    }

    YamlMapping Mapping(MappingStart start, int depth)
    {
        var entries = new List<KeyValuePair<YamlScalar, YamlValue>>();
        var names = new HashSet<string>();
        while (_parser.MoveNext() && _parser.Current is not MappingEnd)
        {
            var place = _parser.Current!;
            if (Node(depth + 1) is not YamlScalar key) throw new YamlException(place.Start, place.End, "a key has to be plain text");
            if (!names.Add(key.Text)) throw new YamlException(place.Start, place.End, $"the key '{key.Text}' is given twice");
            _parser.MoveNext();
            entries.Add(new(key, Node(depth + 1)));
        }
        return new YamlMapping(entries, (int)start.Start.Line, (int)start.Start.Column);
    }

    void Count(int nodes, Mark at)
    {
        _nodes += nodes;
        if (_nodes > MaxNodes) throw TooLarge(at, $"the file has more than {MaxNodes} values, its aliases expanded.");
    }

    static RuleException TooLarge(Mark at, string problem) =>
        new(At(at), RuleErrorCode.TooLarge, problem, "Split the file, and write out what its aliases multiply.");

    static YamlScalar At(Scalar scalar) => new(scalar.Value, scalar.Style == ScalarStyle.Plain, (int)scalar.Start.Line, (int)scalar.Start.Column);

    static YamlScalar At(Mark mark) => new("", true, (int)mark.Line, (int)mark.Column);

    static string OneLine(string message) => message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
}
