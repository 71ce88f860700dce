using Isms.Monitor.Registers.Model;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Isms.Monitor.Registers.Loading.Yaml;

/// <summary>
/// Reads one document from the parser's events, so that a refused construct stops the reading where it stands: a document that would grow on
/// expansion (anchors, aliases), or that nests deeper than any register, costs no more than the bytes read so far.
/// </summary>
sealed class YamlTree
{
    /// <summary>Registers nest six deep; twice that is a mistake or an attack.</summary>
    public const int MaxDepth = 12;

    readonly string _file;
    readonly IParser _parser;
    readonly Problems _problems;

    YamlTree(string file, TextReader text, Problems problems)
    {
        _file = file;
        _problems = problems;
        _parser = new Parser(text);
    }

    /// <summary>The document's root, or null when it is empty or an error was noted.</summary>
    public static YamlPart? Read(string file, string text, Problems problems)
    {
        var tree = new YamlTree(file, new StringReader(text), problems);
        try
        {
            RefuseControlCharacters(file, text);
            return tree.Document();
        }
        catch (YamlRefusedException refused)
        {
            problems.Error(refused.At, Codes.YamlRefused, refused.Problem, refused.Remedy);
        }
        catch (YamlException wrong)
        {
            problems.Error(new Location(file, (int)wrong.Start.Line, (int)wrong.Start.Column), Codes.YamlSyntax,
                "the YAML cannot be read: " + Problems.Sentence(wrong.Message), "Mend the indentation, quotes or brackets here");
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet's scanner has states that it does not expect itself, as for a plain value broken inside braces. The last event is near.
            var last = tree._parser.Current?.End ?? Mark.Empty;
            problems.Error(new Location(file, (int)last.Line, (int)last.Column), Codes.YamlSyntax,
                "the YAML cannot be read after this place", "Mend the indentation, quotes or brackets here");
        }
        return null;
    }

    YamlPart? Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _)) return null;
        _parser.Consume<DocumentStart>();
        var root = Part(0);
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var second))
            throw new YamlRefusedException(At(second), "the file holds a second document", "Write one register file for each document");
        return root;
    }

    YamlPart Part(int depth)
    {
        var part = _parser.Consume<ParsingEvent>();
        if (depth > MaxDepth)
            throw new YamlRefusedException(At(part), $"the YAML nests deeper than {MaxDepth} levels", "Write the entry flat");
        if (part is AnchorAlias) throw Expands(part);
        if (part is NodeEvent node) RefuseAnchorAndTag(node);
        return part switch
        {
            Scalar scalar => Plain(scalar),
            SequenceStart => List(part, depth),
            MappingStart => Map(part, depth),
            _ => throw new YamlException(part.Start, part.End, "a value was expected"),
        };
    }

    YamlScalar Plain(Scalar scalar) =>
        new(At(scalar), scalar.Value, scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null");

    YamlList List(ParsingEvent start, int depth)
    {
        var items = new List<YamlPart>();
        while (!_parser.TryConsume<SequenceEnd>(out _)) items.Add(Part(depth + 1));
        return new YamlList(At(start), items);
    }

    YamlMap Map(ParsingEvent start, int depth)
    {
        var pairs = new Dictionary<string, YamlPart>(StringComparer.Ordinal);
        var keys = new Dictionary<string, Location>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (Part(depth + 1) is not YamlScalar key) throw new YamlRefusedException(At(start), "a key is not a plain word", "Write a name and a colon");
            var value = Part(depth + 1);
            if (keys.TryAdd(key.Text, key.At)) pairs[key.Text] = value;
            else _problems.Error(key.At, Codes.KeyTwice, $"the key {Problems.Quote(key.Text)} is here for the second time (first in line {keys[key.Text].Line})", "Keep one of the two");
        }
        return new YamlMap(At(start), pairs, keys);
    }

    /// <summary>YAML forbids them, and they would play with the terminal that shows an error.</summary>
    static void RefuseControlCharacters(string file, string text)
    {
        int line = 1, start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n') (line, start) = (line + 1, i + 1);
            else if (char.IsControl(text[i]) && text[i] is not ('\t' or '\r'))
                throw new YamlRefusedException(new Location(file, line, i - start + 1), $"there is a control character (U+{(int)text[i]:X4})", "Delete it");
        }
    }

    void RefuseAnchorAndTag(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty) throw Expands(node);
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
            throw new YamlRefusedException(At(node), "a tag is not allowed in a register", "Write the value without the exclamation mark");
    }

    YamlRefusedException Expands(ParsingEvent at) =>
        new(At(at), "anchors and aliases are not allowed in a register", "Write the value where it is needed");

    Location At(ParsingEvent part) => new(_file, (int)part.Start.Line, (int)part.Start.Column);
}
