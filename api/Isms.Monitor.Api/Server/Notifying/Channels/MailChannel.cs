using System.Net.Sockets;
using Isms.Monitor.Events;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Text;

namespace Isms.Monitor.Api.Server.Notifying.Channels;

/// <summary>Sends plain text over SMTP (RFC 5321), a connection a message.</summary>
sealed class MailChannel(MailOptions options, TimeProvider clock) : IChannel
{
    public string Id => options.Id;

    public bool NeedsRecipient => true;

    public async Task<SendOutcome> SendAsync(Message message, IReadOnlyList<string> to, CancellationToken abort)
    {
        using var limit = new CancellationTokenSource(options.Timeout, clock);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(abort, limit.Token);
        try
        {
            using var mail = Compose(message, to);
            await SendAsync(mail, ended.Token);
            return new SendOutcome.Sent();
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !abort.IsCancellationRequested)
        {
            return Failed($"did not answer within {options.Timeout.TotalSeconds:0.#} s");
        }
        catch (SmtpCommandException refused)
        {
            // Of the server's answer the code alone: its text is not ours and may repeat what was sent.
            var code = (int)refused.StatusCode;
            return code is >= 500 and < 600
                ? new SendOutcome.Refused($"ISMS5063 the mail server of {Id} refuses the {What(refused)} ({code}). Mend it, then retry the delivery.")
                : Failed($"defers the {What(refused)} ({code})");
        }
        catch (Exception failed) when (failed is AuthenticationException or SslHandshakeException or ProtocolException or ServiceNotConnectedException or IOException or SocketException or NotSupportedException)
        {
            return Failed(Reason(failed));
        }
    }

    async Task SendAsync(MimeMessage mail, CancellationToken ended)
    {
        using var client = new SmtpClient();
        await client.ConnectAsync(options.Host, options.Port, options.Security, ended);
        if (options.Password is { } password) await client.AuthenticateAsync(options.User, password.Reveal(), ended);
        await client.SendAsync(mail, ended);
        try
        {
            await client.DisconnectAsync(quit: true, ended);
        }
        // The server has taken the message; how the connection ends changes nothing of that, and sending it again would double it.
        catch (Exception late) when (late is IOException or SocketException or ProtocolException or OperationCanceledException)
        {
        }
    }

    /// <summary>Headers hold words of this program and addresses of the settings and registers, nothing of a log.</summary>
    MimeMessage Compose(Message message, IReadOnlyList<string> to)
    {
        var from = MailboxAddress.Parse(options.From);
        var mail = new MimeMessage
        {
            Subject = Wording.Subject(message),
            Date = UnixMicros.ToDateTimeOffset(message.AtMicros),
            MessageId = $"{message.Id}@{from.Domain}",
            Body = new TextPart(TextFormat.Plain) { Text = Wording.Body(message), ContentTransferEncoding = ContentEncoding.QuotedPrintable },
        };
        mail.From.Add(from);
        foreach (var address in to) mail.To.Add(MailboxAddress.Parse(address));
        // RFC 3834: no answering machine replies to it.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        return mail;
    }

    SendOutcome.Failed Failed(string why) => new($"ISMS5063 the mail server of {Id} {why}. It is tried again by itself; look at {options.Host}:{options.Port}.");

    static string What(SmtpCommandException refused) => refused.ErrorCode switch
    {
        SmtpErrorCode.RecipientNotAccepted => "receiver",
        SmtpErrorCode.SenderNotAccepted => "sender",
        _ => "message",
    };

    static string Reason(Exception failed) => failed switch
    {
        AuthenticationException => "does not accept the user and the password",
        SslHandshakeException => "has no TLS that can be trusted",
        NotSupportedException => "does not offer what the settings ask for: TLS or the login",
        SocketException => "takes no connection",
        _ => "broke the connection off",
    };
}
