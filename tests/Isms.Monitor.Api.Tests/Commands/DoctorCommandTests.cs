using System.CommandLine;
using System.Text.Json;
using Isms.Monitor.Api.Commands;
using Isms.Monitor.Api.Doctor;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Readings;
using Isms.Monitor.Api.Tests.Doctor;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Events;
using Isms.Monitor.Store;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Tests.Commands;

public sealed class DoctorCommandTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("isms-doctor-");

    static CancellationToken Abort => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task In_order_it_says_so_line_by_line_and_ends_with_0()
    {
        var (code, output, error) = await RunAsync(new FakeMachine());
        Assert.Equal((0, ""), (code, error));
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => Assert.StartsWith("ok       ", line, StringComparison.Ordinal));
        Assert.Contains("ok       hash chains: 12 sealed files and 34 entries of the audit trail are as they were written.", lines);
    }

    [Theory, InlineData(5L << 30, 0, "warning  free space: ISMS5082 "), InlineData(1L << 20, 1, "failed   free space: ISMS5082 ")]
    public async Task Only_a_failure_ends_it_with_1(long free, int expected, string begins)
    {
        var (code, output, _) = await RunAsync(new FakeMachine { Free = free });
        Assert.Equal(expected, code);
        Assert.Contains(output.Split('\n'), line => line.StartsWith(begins, StringComparison.Ordinal));
    }

    [Fact]
    public async Task As_JSON_each_line_is_a_document_with_state_check_code_and_text()
    {
        var (code, output, _) = await RunAsync(new FakeMachine { Free = 1 << 20 }, "--json");
        Assert.Equal(1, code);
        var verdicts = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var space = verdicts.Single(verdict => verdict.GetProperty("check").GetString() == "free space");
        Assert.Equal(("failed", "ISMS5082"), (space.GetProperty("state").GetString(), space.GetProperty("code").GetString()));
        Assert.False(verdicts[0].TryGetProperty("code", out _));
    }

    [Fact]
    public async Task A_configuration_that_cannot_be_used_is_said_first()
    {
        var (code, output, error) = await RunAsync(new FakeMachine(), "--config", "nowhere.yml");
        Assert.Equal((1, "", "nowhere.yml(1,1): ISMS5011 there is no such file. Give the configuration with --config."), (code, output, error));
    }

    [Fact]
    public async Task The_real_machine_looks_at_a_folder_and_changes_nothing_in_it()
    {
        using (var store = DayStore.Open(new StoreOptions { Folder = _folder.FullName }, new FixedClock()))
        using (var state = StateStore.Open(_folder.FullName))
        {
            await FirstStart.EnsureAdministratorAsync(new UserReading(state), TextWriter.Null, new FixedClock(), Abort);
            var machine = new Machine(new FixedClock());
            Assert.Equal(Environment.ProcessId.ToString(), machine.HolderOf(_folder.FullName));
            Assert.True(machine.HasFirstPassword(_folder.FullName));
        }
        var free = new Machine(new FixedClock());
        var before = Files();
        Assert.Null(free.HolderOf(_folder.FullName));
        Assert.Null(free.WriteProblem(_folder.FullName));
        Assert.Null(free.ReadProblem(Path.Combine(_folder.FullName, StateStore.FileName)));
        Assert.NotNull(free.ReadProblem(Path.Combine(_folder.FullName, "nowhere")));
        Assert.True(free.HasFirstPassword(_folder.FullName));
        Assert.Null(await free.NewestReceivedMicrosAsync(_folder.FullName, Abort));
        Assert.Equal((null, 0, 0L), free.CheckChains(_folder.FullName));
        Assert.InRange(free.FreeBytes(Path.Combine(_folder.FullName, "a", "b")), 1, long.MaxValue);
        Assert.Equal(before, Files());
    }

    [Fact]
    public async Task The_real_machine_knows_what_was_received_last()
    {
        await using var bench = new Readings.Bench();
        await bench.StoreAsync(Readings.Bench.Denied("fw-01", "203.0.113.9", bench.Now), bench.Now);
        Assert.Equal(bench.Now / UnixMicros.Day * UnixMicros.Day, await new Machine(bench.Clock).NewestReceivedMicrosAsync(bench.Folder, Abort));
        await bench.Monitor.DisposeAsync();
        Assert.Equal(bench.Now, await new Machine(bench.Clock).NewestReceivedMicrosAsync(bench.Folder, Abort));
    }

    List<string> Files() => [.. Directory.EnumerateFiles(_folder.FullName, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith("-shm", StringComparison.Ordinal) && !path.EndsWith("-wal", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    async Task<(int Code, string Output, string Error)> RunAsync(FakeMachine machine, params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await new DoctorCommand(machine, new FixedClock()).Build().Parse([.. arguments, "--data", _folder.FullName])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, Abort);
        return (code, output.ToString(), error.ToString().TrimEnd());
    }
}
