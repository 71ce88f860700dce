using System.Globalization;

namespace Isms.Monitor.Api.Doctor.Checks;

sealed class UdpBufferCheck : ICheck
{
    /// <summary>What the listener asks for: see <c>SyslogListenerOptions.ReceiveBufferBytes</c>.</summary>
    const long Wanted = 8 << 20;

    public int Code => 5086;

    public string Name => "UDP buffer";

    public Task<IReadOnlyList<Verdict>> RunAsync(Examined examined, CancellationToken abort) =>
        Task.FromResult<IReadOnlyList<Verdict>>(!examined.Sources("syslog-udp").Any() ? [] : [examined.Machine.UdpBufferBytes switch
        {
            null => Verdict.Ok(this, "this system does not tell how much it keeps for a socket."),
            < Wanted and var bytes => Verdict.Warning(this, string.Create(CultureInfo.InvariantCulture, $"the kernel keeps at most {bytes >> 10} KiB for a socket, so a burst of syslog over UDP is lost."),
                "Run: sysctl -w net.core.rmem_max=8388608, and put that into /etc/sysctl.d. Or send over TCP."),
            _ => Verdict.Ok(this, "the kernel keeps 8 MiB or more for a socket."),
        }]);
}
