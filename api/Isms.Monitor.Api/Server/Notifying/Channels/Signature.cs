using Isms.Monitor.Api.Server.Settings;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Isms.Monitor.Api.Server.Notifying.Channels;

/// <summary>Proof for the receiver of a webhook that a body is from here and of now: <c>t=SECONDS,v1=HEX</c>.</summary>
/// <remarks>HEX is HMAC-SHA256 (RFC 2104) with the channel's secret over the seconds since 1970, a full stop and the body. A receiver computes it
/// itself, compares in constant time and refuses what is older than a few minutes.</remarks>
static class Signature
{
    public const string Header = "X-Isms-Signature";

    public static string Of(byte[] body, Secret secret, long seconds)
    {
        var prefix = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seconds}."));
        byte[] signed = [.. prefix, .. body];
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret.Reveal()), signed);
        return string.Create(CultureInfo.InvariantCulture, $"t={seconds},v1={Convert.ToHexStringLower(hash)}");
    }
}
