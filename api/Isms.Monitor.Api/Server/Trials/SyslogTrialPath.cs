using System.Net;
using System.Net.Sockets;
using System.Text;
using Isms.Monitor.Controls.Trials;

namespace Isms.Monitor.Api.Server.Trials;

/// <summary>One datagram a line to a syslog listener, as devices send them: what gets lost on the way makes the trial void.</summary>
sealed class SyslogTrialPath(IPEndPoint listener) : ITrialPath
{
    public string Name => $"syslog to {listener}";

    public async Task<string?> SendAsync(TrialScript script, CancellationToken abort)
    {
        try
        {
            using var socket = new Socket(listener.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            foreach (var line in script.Lines) await socket.SendToAsync(Encoding.UTF8.GetBytes(line.Text), SocketFlags.None, listener, abort);
            return null;
        }
        catch (SocketException failed)
        {
            return failed.Message;
        }
    }
}
