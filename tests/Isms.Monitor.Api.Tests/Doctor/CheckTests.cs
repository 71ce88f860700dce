using Isms.Monitor.Api.Doctor;
using Isms.Monitor.Api.Doctor.Checks;
using Isms.Monitor.Api.Server.Settings;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Sources.Kafka;

namespace Isms.Monitor.Api.Tests.Doctor;

/// <summary>Each verdict of each check, word for word where somebody has to act on it.</summary>
public class CheckTests
{
    readonly FakeMachine _machine = new();
    MonitorSettings _settings = new() { Data = "/srv/isms" };

    [Fact]
    public async Task The_data_folder_must_be_writable()
    {
        await OkAsync(new DataFolderCheck(), "/srv/isms can be written.");
        _machine.CannotWrite = "Access to the path is denied.";
        await FailedAsync(new DataFolderCheck(), "ISMS5081", "/srv/isms cannot be written: Access to the path is denied. Give the user who runs the server the right to, or name another folder with --data.");
    }

    [Fact]
    public async Task What_cannot_be_looked_at_has_failed()
    {
        _machine.Failure = new UnauthorizedAccessException("Access is denied.");
        await FailedAsync(new DataFolderCheck(), "ISMS5081", "it could not be looked at: Access is denied. Run the doctor as the user who runs the server.");
    }

    [Theory]
    [InlineData(10L << 30, "Ok", null, "10.0 GiB are free for the data folder.")]
    [InlineData((10L << 30) - 1, "Warning", "ISMS5082", "10.0 GiB are free for the data folder; less than 10 GiB may be filled within days. Free space, or set retentionBytes or a shorter retentionDays.")]
    [InlineData((1L << 30) - 1, "Failed", "ISMS5082", "1.0 GiB are free for the data folder; below 1 GiB days can no longer be sealed. Free space, or set retentionBytes or a shorter retentionDays.")]
    public async Task Free_space_is_judged_by_what_sealing_needs(long free, string state, string? code, string text)
    {
        _machine.Free = free;
        await FoundAsync(new FreeSpaceCheck(), (Enum.Parse<VerdictState>(state), code, text));
    }

    [Fact]
    public async Task Who_has_the_folder_is_told_and_a_disk_of_the_network_warned_of()
    {
        await OkAsync(new LockCheck(), "no server has the data folder.");
        (_machine.Holder, _machine.Disk) = ("4711", "nfs4");
        await FoundAsync(new LockCheck(),
            (VerdictState.Warning, "ISMS5083", "/srv/isms lies on a file system of the network (nfs4), where neither the lock of the folder nor what was written is sure to hold. Use a disk of this machine."),
            (VerdictState.Ok, null, "a server has the data folder (process 4711)."));
    }

    [Fact]
    public async Task What_was_received_in_the_future_tells_of_a_wrong_clock()
    {
        var now = UnixMicros.From(FixedClock.Start);
        _machine.Newest = now + UnixMicros.Minute;
        await OkAsync(new ClockCheck(), "it is 2026-11-24 14:30:00 UTC; nothing was received later.");
        _machine.Newest = now + UnixMicros.Hour;
        await FailedAsync(new ClockCheck(), "ISMS5084", "it is 2026-11-24 14:30:00 UTC by the clock, but something was received at 2026-11-24 15:30:00 UTC. "
            + "Set the clock, best by NTP (chrony or systemd-timesyncd). If it was wrong before, what came then stands in days that are still to come.");
    }

    [Theory]
    [InlineData(2L << 30, "Ok", null, "the process may use 2.0 GiB.")]
    [InlineData(3L << 29, "Warning", "ISMS5085", "the process may use 1.5 GiB; below 2 GiB many rules or long windows may not fit. Raise the limit of the container or service to 2 GiB or more.")]
    [InlineData(1L << 29, "Failed", "ISMS5085", "the process may use 0.5 GiB; below 1 GiB it will be ended by the kernel. Raise the limit of the container or service to 2 GiB or more.")]
    public async Task A_small_memory_limit_is_told(long bytes, string state, string? code, string text)
    {
        _machine.MemoryBytes = bytes;
        await FoundAsync(new MemoryCheck(), (Enum.Parse<VerdictState>(state), code, text));
    }

    [Fact]
    public async Task A_small_receive_buffer_matters_only_to_syslog_over_UDP()
    {
        _machine.UdpBufferBytes = 212_992;
        await FoundAsync(new UdpBufferCheck());
        Configure(new SourceEntry { Kind = "syslog-udp", Address = "0.0.0.0:5514" });
        await FoundAsync(new UdpBufferCheck(), (VerdictState.Warning, "ISMS5086",
            "the kernel keeps at most 208 KiB for a socket, so a burst of syslog over UDP is lost. Run: sysctl -w net.core.rmem_max=8388608, and put that into /etc/sysctl.d. Or send over TCP."));
        _machine.UdpBufferBytes = 8 << 20;
        await OkAsync(new UdpBufferCheck(), "the kernel keeps 8 MiB or more for a socket.");
        _machine.UdpBufferBytes = null;
        await OkAsync(new UdpBufferCheck(), "this system does not tell how much it keeps for a socket.");
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_with_the_address_unless_a_server_runs()
    {
        _settings = _settings with { Urls = "http://localhost:8080;http://+:8081" };
        Configure(new SourceEntry { Kind = "syslog-udp", Address = "0.0.0.0:5514" }, new SourceEntry { Kind = "syslog-tcp", Address = "nowhere" });
        (_machine.Taken[(8080, false)], _machine.Taken[(5514, true)], _machine.Taken[(8081, true)]) = ("Address already in use", "Permission denied", "not asked");
        const string remedy = "End the program that has it, or choose another port; below 1024 the program needs the right to.";
        await FoundAsync(new PortCheck(),
            (VerdictState.Failed, "ISMS5087", $"http://localhost:8080 cannot be listened on: Address already in use. {remedy}"),
            (VerdictState.Ok, null, "http://+:8081 is free."),
            (VerdictState.Failed, "ISMS5087", $"0.0.0.0:5514 cannot be listened on: Permission denied. {remedy}"),
            (VerdictState.Failed, "ISMS5087", "nowhere is no address and port. Write it as 127.0.0.1:8080, or for --urls as http://127.0.0.1:8080."));
        _machine.Holder = "4711";
        Assert.Equal("http://localhost:8080 is taken, and a server runs.", (await RunAsync(new PortCheck()))[0].Text);
    }

    [Fact]
    public async Task Files_of_sources_and_listeners_must_be_readable()
    {
        Configure(new SourceEntry { Kind = "file", Path = "/var/log/ufw.log" }, new SourceEntry { Kind = "file", Path = "/var/log/later.log" },
            new SourceEntry { Kind = "file", Path = "/var/log/auth.log" }, new SourceEntry { Kind = "syslog-tls", Certificate = "collector.pem", Key = "collector.key" });
        _machine.Missing.Add("/var/log/later.log");
        (_machine.Unreadable["/var/log/auth.log"], _machine.Unreadable["collector.key"]) = ("Access is denied.", "Access is denied.");
        const string remedy = "Give the user who runs the server the right to read it (for /var/log often the group adm).";
        await FoundAsync(new FileSourceCheck(),
            (VerdictState.Ok, null, "/var/log/ufw.log can be read."),
            (VerdictState.Warning, "ISMS5088", "/var/log/later.log is not there; the source waits for it. Check the path, or start what writes it."),
            (VerdictState.Failed, "ISMS5088", $"/var/log/auth.log cannot be read: Access is denied. {remedy}"),
            (VerdictState.Ok, null, "collector.pem can be read."),
            (VerdictState.Failed, "ISMS5088", $"collector.key cannot be read: Access is denied. {remedy}"));
    }

    [Fact]
    public async Task A_broker_must_answer_and_have_the_topic()
    {
        await FoundAsync(new KafkaCheck());
        Configure(new SourceEntry { Kind = "kafka", Address = "kafka:9092", Topic = "isms.raw.firewall" });
        await OkAsync(new KafkaCheck(), "kafka:9092 answers; topic isms.raw.firewall has 3 partitions and keeps the broker's time.");
        _machine.Topic = new TopicLook { Unreachable = "Local: Timed out" };
        await FailedAsync(new KafkaCheck(), "ISMS5089", "the broker at kafka:9092 does not answer: Local: Timed out. Start it, or correct the address of the source.");
        _machine.Topic = new TopicLook();
        await FailedAsync(new KafkaCheck(), "ISMS5089", "topic isms.raw.firewall is not there. Run: kafka-topics.sh --bootstrap-server kafka:9092 --create --topic isms.raw.firewall --config message.timestamp.type=LogAppendTime");
    }

    [Fact]
    public async Task A_topic_must_keep_the_brokers_time_every_line_and_long_enough()
    {
        Configure(new SourceEntry { Kind = "kafka", Address = "kafka:9092", Topic = "raw" });
        _machine.Topic = new TopicLook { Partitions = 1, TimestampType = "CreateTime", CleanupPolicy = "compact,delete", RetentionMs = 3_600_000 };
        const string alter = "Run: kafka-configs.sh --bootstrap-server kafka:9092 --alter --entity-type topics --entity-name raw --add-config";
        await FoundAsync(new KafkaCheck(),
            (VerdictState.Failed, "ISMS5090", $"topic raw keeps the time of the producer (CreateTime). {alter} message.timestamp.type=LogAppendTime"),
            (VerdictState.Failed, "ISMS5090", $"topic raw is compacted: of lines with the same key only the last is kept. {alter} cleanup.policy=delete"),
            (VerdictState.Warning, "ISMS5090", $"topic raw keeps lines for 1 h; a server that stands still for longer misses some. {alter} retention.ms=604800000"));
    }

    [Fact]
    public async Task The_shipped_registers_and_rules_load_and_a_folder_that_is_not_there_is_named()
    {
        Assert.All(await RunAsync(new ContentCheck()), verdict => Assert.Equal((VerdictState.Ok, null), (verdict.State, verdict.Code)));
        _settings = _settings with { Isms = "nowhere", Rules = ["nowhere"] };
        await FoundAsync(new ContentCheck(),
            (VerdictState.Failed, "ISMS5091", "the registers cannot be used: nowhere(1,1): ISMS3207 there is no such folder. Give the folder of the registers with --isms. All errors: isms-monitor isms check."),
            (VerdictState.Failed, "ISMS5091", "nowhere(1,1): ISMS2001 there is no such file or folder. Give the rules with --rules."));
    }

    [Fact]
    public async Task Rules_that_are_kept_out_are_counted_and_none_at_all_is_a_failure()
    {
        var folder = Directory.CreateTempSubdirectory("isms-doctor-");
        try
        {
            _settings = _settings with { Rules = [folder.FullName] };
            Assert.Contains("ISMS5091 no rule is loaded", Text((await RunAsync(new ContentCheck()))[1]), StringComparison.Ordinal);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "bad.yml"), "title: [", TestContext.Current.CancellationToken);
            File.Copy(Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "rules"), "*.yml", SearchOption.AllDirectories).First(path => File.ReadAllText(path).Contains("\ndetection:", StringComparison.Ordinal)),
                Path.Combine(folder.FullName, "good.yml"));
            var verdict = (await RunAsync(new ContentCheck()))[1];
            Assert.Equal(VerdictState.Warning, verdict.State);
            Assert.Contains("errors keep others out; the first: ", verdict.Text, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_broken_chain_is_told_as_the_check_says_it()
    {
        await OkAsync(new EvidenceCheck(), "12 sealed files and 34 entries of the audit trail are as they were written.");
        _machine.Chains = ("manifest.jsonl(3,1): ISMS4015 the sealed file was changed.", 2, 0);
        await FailedAsync(new EvidenceCheck(), "ISMS5092", "manifest.jsonl(3,1): ISMS4015 the sealed file was changed.");
    }

    [Fact]
    public async Task A_geo_file_that_cannot_be_used_is_told()
    {
        await FoundAsync(new GeoCheck());
        _settings = _settings with { Geo = ["nowhere.mmdb"] };
        var verdict = Assert.Single(await RunAsync(new GeoCheck()));
        Assert.Equal((VerdictState.Failed, "ISMS5093"), (verdict.State, verdict.Code));
        Assert.StartsWith("nowhere.mmdb(1,1): ISMS1410 the file cannot be read: ", verdict.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_password_is_a_warning_here_and_a_failure_before_the_network()
    {
        await OkAsync(new PasswordCheck(), "an administrator has chosen a password.");
        _machine.FirstPassword = null;
        await OkAsync(new PasswordCheck(), "there is no account yet; the first start makes one and prints its password.");
        _machine.FirstPassword = true;
        await FoundAsync(new PasswordCheck(), (VerdictState.Warning, "ISMS5094", "no administrator has chosen a password yet. Log in and change it; if it was lost: isms-monitor user reset."));
        _settings = _settings with { Urls = "http://0.0.0.0:8080" };
        await FailedAsync(new PasswordCheck(), "ISMS5094", "--urls(1,1): ISMS5001 http://0.0.0.0:8080 is reachable from other machines, but the first password was not changed yet. "
            + "Start with --urls http://localhost:8080, log in, change the password, then start again.");
    }

    [Fact]
    public async Task Without_a_browser_there_is_no_PDF_and_that_is_all()
    {
        await OkAsync(new PrintCheck(), "there is no chromium, so management reviews are HTML and JSON without PDF.");
        _machine.Chromium = "/usr/bin/chromium";
        await OkAsync(new PrintCheck(), "/usr/bin/chromium prints management reviews.");
    }

    [Fact]
    public void Every_check_has_its_own_number_and_is_found() =>
        Assert.Equal([5081, 5082, 5083, 5084, 5085, 5086, 5087, 5088, 5089, 5091, 5092, 5093, 5094, 5095], Examination.Checks.Select(check => check.Code));

    void Configure(params SourceEntry[] sources) => _settings = _settings with { Sources = sources };

    Task<IReadOnlyList<Verdict>> RunAsync(ICheck check) => Examination.RunAsync(check, new Examined(_settings, _machine, new FixedClock()), TestContext.Current.CancellationToken);

    static string Text(Verdict verdict) => $"{verdict.Code} {verdict.Text}";

    Task OkAsync(ICheck check, string text) => FoundAsync(check, (VerdictState.Ok, null, text));

    Task FailedAsync(ICheck check, string code, string text) => FoundAsync(check, (VerdictState.Failed, code, text));

    async Task FoundAsync(ICheck check, params (VerdictState State, string? Code, string Text)[] expected) =>
        Assert.Equal(expected, (await RunAsync(check)).Select(verdict => (verdict.State, verdict.Code, verdict.Text)));
}
