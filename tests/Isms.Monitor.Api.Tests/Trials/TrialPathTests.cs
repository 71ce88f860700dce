using System.Net;
using System.Net.Sockets;
using System.Text;
using Isms.Monitor.Api.Server.Settings;
using Isms.Monitor.Api.Server.Trials;
using Isms.Monitor.Controls.Trials;
using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Api.Tests.Trials;

public sealed class TrialPathTests : IDisposable
{
    static readonly TrialScript Script = TrialScript.Of(
        new TrialDefinition { Id = "three", Asset = "fw-01", Expected = ["rule"], Limit = TimeSpan.FromMinutes(10), Lines = 3, Variants = ["<38>{time.syslog} {host} {tag} {port}"] }, new RegisterSet(), 9, 1_795_530_600_000_000);

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("isms-trial-paths-");

    [Fact]
    public async Task A_file_keeps_what_it_has_and_gets_the_lines_behind_it()
    {
        var path = Path.Combine(_folder.FullName, "auth.log");
        await File.WriteAllTextAsync(path, "before\n", TestContext.Current.CancellationToken);

        Assert.Null(await new FileTrialPath(path).SendAsync(Script, TestContext.Current.CancellationToken));
        var lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(["before", .. Script.Lines.Select(line => line.Text)], lines);
    }

    [Fact]
    public async Task A_syslog_listener_gets_a_datagram_a_line()
    {
        using var listener = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));

        Assert.Null(await new SyslogTrialPath((IPEndPoint)listener.Client.LocalEndPoint!).SendAsync(Script, TestContext.Current.CancellationToken));
        foreach (var line in Script.Lines)
        {
            var datagram = await listener.ReceiveAsync(TestContext.Current.CancellationToken);
            Assert.Equal(line.Text, Encoding.UTF8.GetString(datagram.Buffer));
        }
    }

    [Theory]
    [InlineData("file", "trials go through a file that is not named.")]
    [InlineData("pigeon", "trials cannot go through 'pigeon'.")]
    public void A_way_that_is_not_there_is_refused(string through, string problem)
    {
        var refused = Assert.Throws<SettingsException>(() => TrialPaths.Make(new TrialSettings { Through = through }, null!));
        Assert.Contains($"ISMS5043 {problem}", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
