using System.Text;
using FsCheck.Xunit;
using Isms.Monitor.Registers.Loading;

namespace Isms.Monitor.Registers.Tests;

public class HostileFilesTests
{
    [Fact]
    public void A_folder_that_is_not_there_is_an_error()
    {
        var error = Assert.Single(Organisation.Load("no-such-folder", RegisterFiles.Today).Errors);

        Assert.Equal("no-such-folder(1,1): ISMS3001 there is no folder with register files (*.yml) here. Give the folder of the registers.", error.ToString());
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused_without_being_read()
    {
        using var files = new RegisterFiles().With("a.yml", new byte[RegisterFolder.MostBytes + 1]);

        var error = Assert.Single(files.Load().Errors);

        Assert.Equal("a.yml(1,1): ISMS3003 the file is larger than 2 MiB. Spread the register over several files.", files.Printed(error));
    }

    [Fact]
    public void A_file_that_is_not_UTF8_is_refused()
    {
        using var files = new RegisterFiles().With("a.yml", [0x61, 0x3a, 0x20, 0xff, 0xfe]);

        Assert.Equal("a.yml(1,1): ISMS3002 the file is not UTF-8. Save it as UTF-8.", files.Printed(Assert.Single(files.Load().Errors)));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void A_megabyte_of_nesting_stops_at_the_depth_limit(string opening)
    {
        var text = "assets: " + (opening == "- " || opening == "? " ? "\n  " : "") + string.Concat(Enumerable.Repeat(opening, 300_000));

        Assert.Equal("ISMS3003", Code(Assert.Single(RegisterFiles.Problems(text))));
    }

    [Fact]
    public void A_bomb_of_aliases_is_refused_at_its_first_anchor()
    {
        var text = new StringBuilder("a: &a [x]\n");
        for (var i = 0; i < 50; i++) text.Append($"b{i}: [{string.Join(",", Enumerable.Repeat("*a", 1000))}]\n");

        Assert.Equal(["a.yml(1,4): ISMS3003 anchors and aliases are not allowed in a register. Write the value where it is needed."], RegisterFiles.Problems(text.ToString()));
    }

    [Fact]
    public void Lines_that_stand_for_very_many_are_refused_together()
    {
        var text = "assets:\n" + string.Concat(Enumerable.Range(0, 21).Select(i => $"  - {{ id: 'h{i}-{{0}}', count: 10000, kind: endpoint }}\n"));

        Assert.Equal(["a.yml(22,5): ISMS3003 the registers expand to more than 200000 entries. Lower count, or name people one by one."],
            RegisterFiles.Problems(text).Where(problem => problem.Contains("ISMS30", StringComparison.Ordinal)));
    }

    [Property(MaxTest = 300)]
    public void Random_bytes_give_an_error_with_a_place_and_never_an_exception(byte[] noise)
    {
        using var files = new RegisterFiles().With("a.yml", [.. "assets:\n  - "u8, .. noise]);

        Assert.All(files.Load().Errors, error => Assert.True(error.At is { Line: > 0, Column: > 0 } && error.Code.StartsWith("ISMS3", StringComparison.Ordinal)));
    }

    [Property(MaxTest = 300)]
    public void A_shipped_file_with_one_character_changed_never_throws(ushort file, int place, char letter)
    {
        var all = Directory.GetFiles(Repository.Isms, "*.yml").Order(StringComparer.Ordinal).ToArray();
        var text = File.ReadAllText(all[file % all.Length]).ToCharArray();
        text[(place & int.MaxValue) % text.Length] = letter;
        using var files = new RegisterFiles().With("a.yml", Encoding.UTF8.GetBytes(text));

        Assert.All(files.Load().Errors, error => Assert.EndsWith(".", error.ToString(), StringComparison.Ordinal));
    }

    static string Code(string problem) => problem.Split(' ')[1];
}
