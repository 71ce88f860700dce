using Isms.Monitor.Api.Server.Notifying.Channels;
using Isms.Monitor.Api.Server.Notifying.Routing;
using Isms.Monitor.Api.Server.Settings;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Tests.Notifying;

public sealed class RouteMakerTests : IDisposable
{
    const string At = "isms-monitor.yml(1,1): ISMS5060 notifications: ";

    readonly string _secret = Path.GetTempFileName();

    public void Dispose() => File.Delete(_secret);

    public static TheoryData<string, string> Channels => new()
    {
        { "http://hooks.example.com/x", "the webhook c would leave this machine unencrypted. Use https, or write allowPlain: true." },
        { "https://u:p@hooks.example.com/x", "the url of the channel c is no address of a webhook. Write https://host/path without a user in it." },
        { "file:///etc/passwd", "the url of the channel c is no address of a webhook. Write https://host/path without a user in it." },
    };

    [Theory, MemberData(nameof(Channels))]
    public void A_webhook_is_https_or_on_this_machine(string url, string problem) =>
        Assert.Equal(At + problem, Problem(new ChannelEntry { Id = "c", Kind = "webhook", Url = url }));

    [Fact]
    public void A_channel_that_would_not_work_or_would_leak_is_a_reason_not_to_start()
    {
        var mail = new ChannelEntry { Id = "m", Kind = "smtp", Host = "mail.example.com", From = "monitor@example.com" };
        Assert.Equal(At + "the channel x is of the kind 'pager'. Use one of smtp, webhook.", Problem(new ChannelEntry { Id = "x", Kind = "pager" }));
        Assert.Equal(At + "mail of the channel m would leave this machine unencrypted. Use tls: starttls or tls, or write allowPlain: true.", Problem(mail with { Tls = "none" }));
        Assert.Equal(At + "the channel m has a user or a passwordFile and not both. Give both, or neither.", Problem(mail with { User = "u" }));
        Assert.StartsWith(At + "the passwordFile of the channel m cannot be read: ", Problem(mail with { User = "u", PasswordFile = "/nowhere/at/all" }), StringComparison.Ordinal);
        Assert.Equal(At + "the passwordFile of the channel m is empty. Write the secret into its first line.", Problem(mail with { User = "u", PasswordFile = _secret }));
        Assert.Equal(At + "the sender 'Monitor <m@example.com>' of the channel m is no mail address. Write from: monitor@example.com.", Problem(mail with { From = "Monitor <m@example.com>" }));
        Assert.Equal(At + "the channel m has the timeout '0s'. Write a number with s or m from 1s to 5m, such as 10s.", Problem(mail with { Timeout = "0s" }));
        Assert.Equal(At + "two channels have the id 'm'. Give each its own.", Problem(mail, mail));
    }

    [Fact]
    public void A_secret_is_shown_nowhere_and_a_short_one_is_refused()
    {
        File.WriteAllText(_secret, "hunter2\n");
        var entry = new ChannelEntry { Id = "c", Kind = "webhook", Url = "https://hooks.example.com/T0KEN", SecretFile = _secret, User = "u", PasswordFile = _secret };
        Assert.Equal(At + "the secret of the channel c is shorter than 16 characters. Make one with: openssl rand -hex 32.", Problem(entry));
        Assert.Equal("webhook c", entry.ToString());
        Assert.Equal("(secret)", Secret.Read(_secret, "secretFile of the channel c", RouteMaker.Wrong).ToString());
    }

    [Theory]
    [InlineData("", "hook", "", "high", "5m", "'' is no id of a route. Use up to 40 letters, digits, - and _.")]
    [InlineData("r", "none", "", "high", "5m", "the route r goes through 'none', which is no channel. Channels are: hook, mail.")]
    [InlineData("r", "mail", "", "high", "5m", "the route r sends mail to nobody. Give it a role of the registers or addresses: to: [soc@example.com].")]
    [InlineData("r", "hook", "soc-lead", "high", "5m", "the route r has receivers, and the webhook hook is its own. Leave out role and to.")]
    [InlineData("r", "mail", "pope", "high", "5m", "the route r names the role 'pope', which the registers do not have. They have: soc-lead.")]
    [InlineData("r", "hook", "", "loud", "5m", "the route r has the severity 'loud'. Use informational, low, medium, high or critical.")]
    [InlineData("r", "hook", "", "high", "2d", "the route r has the throttle '2d'. Write a number with s, m, h or d from 1s to 1d, such as 5m, or 0 for none.")]
    [InlineData("r", "hook", "", "high", "NaNm", "the route r has the throttle 'NaNm'. Write a number with s, m, h or d from 1s to 1d, such as 5m, or 0 for none.")]
    public void A_route_that_would_reach_nobody_is_a_reason_not_to_start(string id, string channel, string role, string severity, string throttle, string problem) =>
        Assert.Equal(At + problem, Assert.Throws<SettingsException>(() => Make(new RouteEntry { Id = id, Channel = channel, Role = role, Severity = severity, Throttle = throttle })).Message);

    [Fact]
    public void A_receiver_that_is_no_plain_address_is_refused() =>
        Assert.Equal(At + "the route r has the receiver 'a@example.com\nBcc: b@example.com'. Write a plain address such as soc@example.com.",
            Assert.Throws<SettingsException>(() => Make(new RouteEntry { Id = "r", Channel = "mail", To = ["a@example.com\nBcc: b@example.com"] })).Message);

    [Fact]
    public void A_route_without_kinds_takes_all_and_a_kind_that_is_none_is_refused()
    {
        var route = Make(new RouteEntry { Id = "r", Channel = "hook" });
        Assert.Equal((4, Level.Medium, TimeSpan.FromMinutes(5)), (route.Kinds.Count, route.Least, route.Throttle));
        Assert.Equal(At + "the route r has the kind 'test'. Kinds are incident, clock, kpi and silence.", Assert.Throws<SettingsException>(() => Make(new RouteEntry { Id = "r", Channel = "hook", Kinds = ["test"] })).Message);
    }

    [Fact]
    public void The_file_of_settings_is_read_with_channels_and_routes()
    {
        File.WriteAllText(_secret, """
            notifications:
              link: https://monitor.example.com
              channels:
                - { id: mail, kind: smtp, host: mail.example.com, port: 25, from: monitor@example.com }
              routes:
                - { id: legal, kinds: [clock], role: isms-manager, to: [law@example.com], channel: mail, throttle: 15m }
            """);
        var settings = SettingsReader.Read(_secret).Notifications;
        Assert.Equal(("mail.example.com", 25, "starttls"), (settings.Channels[0].Host, settings.Channels[0].Port, settings.Channels[0].Tls));
        Assert.Equal(("legal", "clock", "law@example.com", "4h"), (settings.Routes[0].Id, settings.Routes[0].Kinds[0], settings.Routes[0].To[0], settings.ClockDueSoon));
    }

    static string Problem(params ChannelEntry[] entries) => Assert.Throws<SettingsException>(() => ChannelMaker.Make(entries, new FixedClock())).Message;

    static NoticeRoute Make(RouteEntry entry) => Assert.Single(RouteMaker.Make(new NotificationSettings { Routes = [entry] },
        new Dictionary<string, IChannel> { ["hook"] = new NotifyBench.FakeChannel(false), ["mail"] = new NotifyBench.FakeChannel(true) }, ["soc-lead"]));
}
