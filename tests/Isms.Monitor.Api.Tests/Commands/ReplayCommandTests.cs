using System.CommandLine;
using Isms.Monitor.Api.Commands;

namespace Isms.Monitor.Api.Tests.Commands;

public class ReplayCommandTests
{
    [Theory]
    [InlineData("--speed: ISMS5079 -1 is no speed. Use a number from 0 (as fast as it goes) to 1000000.", "--speed=-1")]
    [InlineData("--kafka: ISMS5079 --kafka and --topic go together. Give both, or neither to send to a server.", "--kafka", "kafka:9092")]
    [InlineData("--kafka: ISMS5079 --kafka and --topic go together. Give both, or neither to send to a server.", "--topic", "isms.raw.firewall")]
    [InlineData("--to: ISMS5079 'ftp://example.com' is no address of a server. Write it as http://127.0.0.1:8080.", "--to", "ftp://example.com")]
    [InlineData("ISMS1001 there is no format 'nothing'. 'parse formats' lists them.", "--format", "nothing")]
    [InlineData("ISMS1006 there is no time zone 'Nowhere'. Use an IANA name such as Europe/Berlin.", "--timezone", "Nowhere")]
    public async Task What_cannot_be_meant_is_wrong_usage(string message, params string[] arguments) => Assert.Equal((2, message), await RunAsync(["a.log", .. arguments]));

    [Fact]
    public async Task A_file_that_is_not_there_is_the_environments_failure()
    {
        var (code, error) = await RunAsync("nowhere.log");
        Assert.Equal(3, code);
        Assert.StartsWith("ISMS1004 the input cannot be read: ", error, StringComparison.Ordinal);
    }

    static async Task<(int Code, string Error)> RunAsync(params string[] arguments)
    {
        var error = new StringWriter();
        var code = await new ReplayCommand(new Fakes.FixedClock()).Build().Parse(arguments).InvokeAsync(new InvocationConfiguration { Error = error }, TestContext.Current.CancellationToken);
        return (code, error.ToString().TrimEnd());
    }
}
