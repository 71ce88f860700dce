using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Isms.Monitor.Api.Tests.Notifying;

/// <summary>A mail server on a free port of this machine: enough of RFC 5321 over a real socket, with AUTH PLAIN (RFC 4954), answering as it is told.</summary>
sealed class SmtpServer : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _ended = new();
    readonly Task _running;

    public SmtpServer()
    {
        _listener.Start();
        _running = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Answers by command, such as <c>RCPT TO:&lt;a@example.com&gt;</c> or its first word; what is not there is accepted.</summary>
    public Dictionary<string, string> Answers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes the connection and says nothing.</summary>
    public bool IsMute { get; set; }

    public List<string> Commands { get; } = [];

    /// <summary>What came between DATA and the final dot, as sent but for dot stuffing.</summary>
    public List<string> Mails { get; } = [];

    async Task ServeAsync()
    {
        while (!_ended.IsCancellationRequested)
        {
            using var client = await _listener.AcceptTcpClientAsync(_ended.Token);
            try
            {
                await TalkAsync(client.GetStream());
            }
            // The client hung up: the next connection is as good as any.
            catch (IOException)
            {
            }
        }
    }

    async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        if (IsMute)
        {
            await reader.ReadLineAsync(_ended.Token);
            return;
        }
        await SayAsync(stream, "220 mail.example.com ESMTP");
        while (await reader.ReadLineAsync(_ended.Token) is { } line)
        {
            Commands.Add(line);
            var word = line.Split(' ', ':')[0].ToUpperInvariant();
            var answer = Answers.GetValueOrDefault(line) ?? Answers.GetValueOrDefault(word) ?? Usual(word);
            await SayAsync(stream, answer);
            if (word == "QUIT") return;
            if (word != "DATA" || answer[0] != '3') continue;
            Mails.Add(await MailAsync(reader));
            await SayAsync(stream, Answers.GetValueOrDefault(".") ?? "250 2.0.0 queued");
        }
    }

    async Task<string> MailAsync(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(_ended.Token) is { } line && line != ".") mail.Append(line.StartsWith('.') ? line[1..] : line).Append('\n');
        return mail.ToString();
    }

    static string Usual(string word) => word switch
    {
        "EHLO" => "250-mail.example.com\r\n250-8BITMIME\r\n250 AUTH PLAIN",
        "AUTH" => "235 2.7.0 accepted",
        "DATA" => "354 go on",
        "QUIT" => "221 bye",
        _ => "250 ok",
    };

    static async Task SayAsync(NetworkStream stream, string text) => await stream.WriteAsync(Encoding.Latin1.GetBytes(text + "\r\n"));

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _listener.Stop();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ended.Dispose();
        _listener.Dispose();
    }
}
