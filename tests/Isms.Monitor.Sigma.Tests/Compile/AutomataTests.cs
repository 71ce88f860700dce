using System.Text;
using FsCheck.Xunit;
using Isms.Monitor.Sigma.Compile;

namespace Isms.Monitor.Sigma.Tests.Compile;

/// <summary>Each automaton against the one line that says what it does.</summary>
public sealed class AutomataTests
{
    [Property(MaxTest = 500)]
    public void The_automaton_finds_every_literal_and_no_other(int seed) => Check(seed,
        literals => new AhoCorasick(literals).Scan, (value, literal) => value.AsSpan().IndexOf(literal) >= 0);

    [Property(MaxTest = 500)]
    public void A_trie_finds_what_a_value_starts_with(int seed) => Check(seed,
        literals => new LiteralTrie(literals, reversed: false).Walk, (value, literal) => value.AsSpan().StartsWith(literal));

    [Property(MaxTest = 500)]
    public void A_reversed_trie_finds_what_a_value_ends_with(int seed) => Check(seed,
        literals => new LiteralTrie(literals, reversed: true).Walk, (value, literal) => value.AsSpan().EndsWith(literal));

    [Property(MaxTest = 500)]
    public void A_table_finds_the_whole_value(int seed) => Check(seed,
        literals => new ExactTable(literals).Find, (value, literal) => value.AsSpan().SequenceEqual(literal));

    delegate void Search(ReadOnlySpan<byte> value, Marks marks);

    static void Check(int seed, Func<List<(byte[], int)>, Search> build, Func<byte[], byte[], bool> isExpected)
    {
        var random = new Random(seed);
        var literals = Enumerable.Range(0, random.Next(1, 40)).Select(bit => (Literal: Letters(random, 1, 5), Bit: bit)).ToList();
        var search = build(literals);
        var marks = new Marks(new BitLinks(new List<int>?[literals.Count], new List<int>?[literals.Count]), 0);
        for (var i = 0; i < 20; i++)
        {
            var value = i % 4 == 0 ? literals[random.Next(literals.Count)].Literal : Letters(random, 0, 14);
            marks.Begin();
            search(value, marks);
            foreach (var (literal, bit) in literals) Assert.Equal(isExpected(value, literal), marks.IsSet(bit));
        }
    }

    static byte[] Letters(Random random, int least, int most) =>
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => "ab.ä"[random.Next(4)])));

    [Fact]
    public void A_bit_sets_its_groups_and_proposes_its_rules_once()
    {
        var marks = new Marks(new BitLinks([[2], [2], null], [null, [0], [1, 0]]), 2);
        marks.Begin();
        marks.Set(0);
        Assert.Equal([1, 0], marks.Candidates.ToArray());
        marks.Set(1);
        Assert.True(marks.IsSet(2));
        Assert.Equal([1, 0], marks.Candidates.ToArray());
        marks.Begin();
        Assert.False(marks.IsSet(0) || marks.IsSet(2));
        Assert.Empty(marks.Candidates.ToArray());
    }

    [Theory]
    [InlineData("a*b", "ab", true)]
    [InlineData("a*b", "a**b", true)]
    [InlineData("a*b*", "acbd", true)]
    [InlineData("*a?c*", "xxabc", true)]
    [InlineData("?", "日", true)]
    [InlineData("??", "日", false)]
    [InlineData("*?", "", false)]
    [InlineData(@"a\*b", "a*b", true)]
    [InlineData(@"a\*b", "axb", false)]
    [InlineData("*aab", "aaaab", true)]
    public void Wildcards(string pattern, string value, bool expected) =>
        Assert.Equal(expected, new Glob(pattern, cased: false).IsMatch(Encoding.UTF8.GetBytes(value)));

    [Fact]
    public void A_wildcard_of_many_stars_takes_no_exponential_time() =>
        Assert.False(new Glob(string.Concat(Enumerable.Repeat("*a", 50)) + "*b", cased: false).IsMatch(Encoding.UTF8.GetBytes(new string('a', 20_000))));
}
