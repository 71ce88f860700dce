using System.CommandLine;
using Isms.Monitor.Api.Commands;

namespace Isms.Monitor.Api.Tests.Commands;

public class IncidentsCommandTests
{
    static readonly string Data = Path.Combine(Repository.Root, "tests", "data", "incidents");

    static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = new IncidentsCommand().Build().Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }

    [Fact]
    public void The_incidents_of_a_chain_of_alerts_are_the_golden_ones()
    {
        var (code, output, error) = Run(Path.Combine(Data, "chain.alerts.ndjson"));
        Assert.True(code == 0, error);
        Assert.Equal(File.ReadAllText(Path.Combine(Data, "chain.incidents.ndjson")).ReplaceLineEndings("\n"), output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_line_that_is_no_alert_is_an_error_with_its_place_and_the_rest_goes_on()
    {
        var path = Path.Combine(Data, "wrong.alerts.ndjson");
        var (code, output, error) = Run(path);
        Assert.Equal(1, code);
        Assert.Equal($"{path}(2,1): ISMS2060 this line is no alert: the member 'rule' is missing. Write alerts as 'detect' does, one JSON object a line.", error.TrimEnd());
        Assert.Contains("\"alerts\":[2]", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_registers_the_environment_fails()
    {
        var (code, _, error) = Run(Path.Combine(Data, "chain.alerts.ndjson"), "--isms", "nowhere");
        Assert.Equal((3, "nowhere(1,1): ISMS3001 there is no such folder. Give the folder of the registers with --isms."), (code, error.TrimEnd()));
    }
}
