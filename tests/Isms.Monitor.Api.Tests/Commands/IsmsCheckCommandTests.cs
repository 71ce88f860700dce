using System.CommandLine;
using Isms.Monitor.Api.Commands;

namespace Isms.Monitor.Api.Tests.Commands;

public class IsmsCheckCommandTests
{
    [Fact]
    public void The_shipped_registers_beside_the_program_pass_and_show_their_findings()
    {
        var (exit, output, messages) = Run("isms", "check", "--at", "2026-11-24");

        Assert.Equal(0, exit);
        Assert.Equal("", output);
        Assert.Contains("risks.yml(119,5): ISMS3104 the acceptance of R-07 expired on 2026-10-20. Let the owner decide again.", messages, StringComparison.Ordinal);
        Assert.EndsWith("0 errors, 17 findings." + Environment.NewLine, messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Strict_turns_findings_into_failure() => Assert.Equal(1, Run("isms", "check", "--strict").Exit);

    [Fact]
    public void An_error_in_a_register_gives_exit_1_and_its_place()
    {
        var folder = Directory.CreateTempSubdirectory("registers-").FullName;
        File.WriteAllText(Path.Combine(folder, "a.yml"), "assets:\n  - { id: fw-01, kind: fridge, in_scope: false }\n");

        var (exit, _, messages) = Run("isms", "check", folder);
        Directory.Delete(folder, recursive: true);

        Assert.Equal(1, exit);
        Assert.StartsWith($"{Path.Combine(folder, "a.yml")}(2,24): ISMS3008 \"kind\" cannot be \"fridge\". Write one of: firewall", messages, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_in_the_legal_clocks_fails_the_check_with_its_place()
    {
        var folder = Directory.CreateTempSubdirectory("registers-").FullName;
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "acting")).FullName, "legal-clocks.yml");
        File.WriteAllText(file, "laws: []\n");

        var (exit, _, messages) = Run("isms", "check", folder);
        Directory.Delete(folder, recursive: true);

        Assert.Equal(1, exit);
        Assert.Contains($"{file}(1,1): ISMS3254 laws is no key of this file. Its one key is regimes.", messages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_gives_exit_3()
    {
        var (exit, _, messages) = Run("isms", "check", "no-such-folder");

        Assert.Equal(3, exit);
        Assert.Equal("no-such-folder(1,1): ISMS3001 there is no such folder. Give the folder of the registers." + Environment.NewLine, messages);
    }

    [Fact]
    public void A_day_that_is_none_is_wrong_usage() =>
        Assert.Contains("--at cannot be 'soon'. Write a day as 2026-11-24.", Run("isms", "check", "--at", "soon").Messages, StringComparison.Ordinal);

    static (int Exit, string Output, string Messages) Run(params string[] arguments)
    {
        using StringWriter output = new(), messages = new();
        var exit = CommandTree.Root().Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = messages });
        return (exit, output.ToString(), messages.ToString());
    }
}
