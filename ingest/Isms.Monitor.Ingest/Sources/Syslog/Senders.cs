using System.Net;

namespace Isms.Monitor.Ingest.Sources.Syslog;

static class Senders
{
    /// <summary>An address as text; IPv4 that came over an IPv6 socket is written as IPv4.</summary>
    public static string Name(IPAddress address) => (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
}
