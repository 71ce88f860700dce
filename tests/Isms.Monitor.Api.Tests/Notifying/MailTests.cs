using System.Text;
using Isms.Monitor.Api.Server.Notifying.Channels;
using Isms.Monitor.Api.Server.Settings;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Api.Tests.Replaying;
using Isms.Monitor.Events;
using Isms.Monitor.Store.State;
using MailKit.Security;
using MimeKit;

namespace Isms.Monitor.Api.Tests.Notifying;

public class MailTests
{
    const string Hostile = "Scan by évil\r\nBcc: victim@example.com\r\n\r\n.\r\nMAIL FROM:<x@example.com> \u202E=?utf-8?q?x?=";

    static readonly Message Message = new("d1", "soc", 1_795_530_600_000_000,
        [new StateNotice("incident/1/high", "soc", "soc@example.com", "incident", Level.High, 1_795_530_600_000_000, Hostile, "", "/incidents/1")], "https://monitor.example.com");

    [Fact]
    public async Task A_mail_arrives_with_its_login_and_headers_that_no_log_wrote()
    {
        await using var server = new SmtpServer();
        Assert.IsType<SendOutcome.Sent>(await SendAsync(server));

        Assert.Contains(server.Commands, line => line == "AUTH PLAIN " + Convert.ToBase64String(Encoding.UTF8.GetBytes("\0monitor\0s3cret")));
        Assert.Contains(server.Commands, line => line.StartsWith("MAIL FROM:<monitor@example.com>", StringComparison.Ordinal));
        Assert.Equal(["RCPT TO:<soc@example.com>"], server.Commands.Where(line => line.StartsWith("RCPT", StringComparison.Ordinal)));
        var mail = Parse(Assert.Single(server.Mails));
        Assert.Equal("[Isms.Monitor] high: incident", mail.Subject);
        Assert.Equal("d1@example.com", mail.MessageId);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Equal(["soc@example.com"], mail.To.Mailboxes.Select(one => one.Address));
        Assert.Empty(mail.Bcc);
        Assert.DoesNotContain(mail.Headers, header => header.Value.Contains("victim", StringComparison.Ordinal) || header.Value.Contains("Scan", StringComparison.Ordinal));
        Assert.Contains("\n> Scan by évil  Bcc: victim@example.com    .  MAIL FROM:<x@example.com> =?utf-8?q?x?=\n", mail.TextBody!.Replace("\r\n", "\n", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("https://monitor.example.com/incidents/1", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receiver_that_the_server_does_not_know_is_refused_and_a_deferred_one_tried_again()
    {
        await using var server = new SmtpServer();
        server.Answers["RCPT"] = "550 5.1.1 s3cret unknown";
        Assert.Equal(new SendOutcome.Refused("ISMS5063 the mail server of mail refuses the receiver (550). Mend it, then retry the delivery."), await SendAsync(server));
        server.Answers["RCPT"] = "450 4.7.1 later";
        Assert.Equal(Failed(server, "defers the receiver (450)"), await SendAsync(server));
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task A_mail_that_the_server_cannot_store_is_tried_again()
    {
        await using var server = new SmtpServer();
        server.Answers["."] = "452 4.3.1 full";
        Assert.Equal(Failed(server, "defers the message (452)"), await SendAsync(server));
    }

    [Fact]
    public async Task A_wrong_password_is_said_and_neither_it_nor_the_answer_is_shown()
    {
        await using var server = new SmtpServer();
        server.Answers["AUTH"] = "535 5.7.8 no such password: s3cret";
        Assert.Equal(Failed(server, "does not accept the user and the password"), await SendAsync(server));
    }

    [Fact]
    public async Task Without_the_TLS_that_was_asked_for_nothing_is_sent()
    {
        await using var server = new SmtpServer();
        Assert.Equal(Failed(server, "does not offer what the settings ask for: TLS or the login"), await SendAsync(server, SecureSocketOptions.StartTls));
        Assert.DoesNotContain(server.Commands, line => line.StartsWith("AUTH", StringComparison.Ordinal) || line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_says_nothing_costs_the_time_limit_and_one_that_is_away_is_said()
    {
        var server = new SmtpServer { IsMute = true };
        Assert.Equal(Failed(server, "did not answer within 10 s"), await SendAsync(server, clock: new LeapClock()));
        var gone = Failed(server, "takes no connection");
        var port = server.Port;
        await server.DisposeAsync();
        Assert.Equal(gone, await Channel(port, SecureSocketOptions.None, new FixedClock()).SendAsync(Message, ["soc@example.com"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_connection_that_breaks_after_the_message_was_taken_does_not_send_it_again()
    {
        await using var server = new SmtpServer();
        server.Answers["QUIT"] = "garbage";
        Assert.IsType<SendOutcome.Sent>(await SendAsync(server));
        Assert.Single(server.Mails);
    }

    static SendOutcome.Failed Failed(SmtpServer server, string why) => new($"ISMS5063 the mail server of mail {why}. It is tried again by itself; look at 127.0.0.1:{server.Port}.");

    static MailChannel Channel(int port, SecureSocketOptions security, TimeProvider clock) =>
        new(new MailOptions("mail", "127.0.0.1", port, security, "monitor", new Secret("s3cret"), "monitor@example.com", TimeSpan.FromSeconds(10)), clock);

    static Task<SendOutcome> SendAsync(SmtpServer server, SecureSocketOptions security = SecureSocketOptions.None, TimeProvider? clock = null) =>
        Channel(server.Port, security, clock ?? new FixedClock()).SendAsync(Message, ["soc@example.com"], TestContext.Current.CancellationToken);

    static MimeMessage Parse(string mail)
    {
        using var bytes = new MemoryStream(Encoding.Latin1.GetBytes(mail));
        return MimeMessage.Load(bytes);
    }
}
