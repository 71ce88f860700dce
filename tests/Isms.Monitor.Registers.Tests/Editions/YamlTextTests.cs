using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Isms.Monitor.Registers.Loading;
using Isms.Monitor.Registers.Loading.Yaml;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Tests.Editions;

public class YamlTextTests
{
    static readonly string[] Awkward =
    [
        "", " ", "null", "~", "true", "-", "- a", "-30d", "a: b", "a #b", "a:", "[x", "{x}", "'", "\"", "\\", "a\nb", "\t", "x, y", "=1+1", "@x", "?", "? x", "!tag", "&a", "*a", "%", "é", "日本", "a ",
        "2026-11-24", "::/0", "\u0085", "\u2028", "\u0000", "`x`", "|", ">", "---", "...", "A.8.15", "wks-{000}", "10.20.0.0/24 from 10.20.0.11",
    ];

    [Property(MaxTest = 400)]
    public Property Any_tree_reads_back_as_it_was_written() => Prop.ForAll(Trees(4).ToArbitrary(), tree => Same(tree, Read(YamlText.Write(tree))) && Same(tree, Read(YamlText.Flow(tree))));

    [Fact]
    public void An_entry_is_written_as_people_write_it()
    {
        const string Text = """
            id: R-01
            title: "Ransomware: production stops"
            assets: [srv-01, srv-02]
            loss: { low: 400000, high: 3000000 }
            actions:
              - { id: TA-01, action: Backup, original_due: -90d }

            """;

        Assert.Equal(Text.ReplaceLineEndings("\n"), YamlText.Write(Read(Text)!));
    }

    static YamlPart? Read(string text) => YamlTree.Read("a", text, new Problems());

    static bool Same(YamlPart a, YamlPart? b) => (a, b) switch
    {
        (YamlScalar left, YamlScalar right) => left.Text == right.Text && left.IsNull == right.IsNull || left.IsNull && right.IsNull,
        (YamlList left, YamlList right) => left.Items.Count == right.Items.Count && left.Items.Zip(right.Items).All(pair => Same(pair.First, pair.Second)),
        (YamlMap left, YamlMap right) => left.Pairs.Keys.SequenceEqual(right.Pairs.Keys) && left.Pairs.All(pair => Same(pair.Value, right.Pairs[pair.Key])),
        _ => false,
    };

    static Gen<YamlPart> Trees(int depth)
    {
        var scalar = Gen.Elements(Awkward).Select(YamlPart (text) => new YamlScalar(default, text, IsNull: false));
        if (depth == 0) return scalar;
        var list = Gen.Choose(0, 4).SelectMany(count => Trees(depth - 1).ArrayOf(count)).Select(YamlPart (items) => new YamlList(default, items));
        var map = Gen.Choose(0, 5).SelectMany(count => Gen.Elements(Awkward).Zip(Trees(depth - 1)).ArrayOf(count)).Select(YamlPart (pairs) =>
        {
            var distinct = pairs.DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, pair => pair.Item2);
            return new YamlMap(default, distinct, distinct.Keys.ToDictionary(key => key, _ => default(Location)));
        });
        return Gen.OneOf(scalar, list, map, map);
    }
}
