using System.CommandLine;
using Isms.Monitor.Api.Commands;

namespace Isms.Monitor.Api.Tests.Commands;

public class CommandTreeTests
{
    static async Task<(int Code, string Error)> RunAsync(params string[] arguments)
    {
        var error = new StringWriter();
        var parsed = CommandTree.Root().Parse(arguments);
        Assert.Empty(parsed.Errors);
        var code = await parsed.InvokeAsync(new InvocationConfiguration { Error = error }, TestContext.Current.CancellationToken);
        return (code, error.ToString().TrimEnd());
    }

    [Fact]
    public async Task Without_a_command_the_program_does_what_run_does()
    {
        var named = await RunAsync("run", "--config", "nowhere.yml");
        Assert.Equal((1, "nowhere.yml(1,1): ISMS5011 there is no such file. Give the configuration with --config."), named);
        Assert.Equal(named, await RunAsync("--config", "nowhere.yml"));
    }

    [Fact]
    public void The_options_of_run_are_those_of_the_program_without_a_command()
    {
        var root = CommandTree.Root();
        var run = root.Subcommands.Single(command => command.Name == "run");
        Assert.NotEmpty(run.Options);
        Assert.Empty(run.Options.Select(option => option.Name).Except(root.Options.Select(option => option.Name)));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("--data", "x", "nonsense")]
    [InlineData("--nonsense")]
    public void A_word_that_is_no_command_is_wrong_usage_and_starts_nothing(params string[] arguments) =>
        Assert.NotEmpty(CommandTree.Root().Parse(arguments).Errors);

    [Fact]
    public void An_option_of_run_before_another_command_is_not_that_commands()
    {
        var parsed = CommandTree.Root().Parse(["store", "verify", "--data", "here"]);
        Assert.Empty(parsed.Errors);
        Assert.Equal("here", parsed.GetValue<string>("--data"));
    }
}
