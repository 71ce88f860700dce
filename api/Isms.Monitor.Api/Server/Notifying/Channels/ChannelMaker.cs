using System.Net;
using Isms.Monitor.Api.Server.Notifying.Routing;
using Isms.Monitor.Api.Server.Settings;
using MailKit.Security;

namespace Isms.Monitor.Api.Server.Notifying.Channels;

/// <summary>Makes the configured channels. A kind is a word and a way to make it.</summary>
static class ChannelMaker
{
    const int ShortestSecret = 16;

    static readonly Dictionary<string, Func<ChannelEntry, TimeProvider, IChannel>> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["webhook"] = Webhook,
        ["smtp"] = Mail,
    };

    static readonly Dictionary<string, SecureSocketOptions> Securities = new(StringComparer.OrdinalIgnoreCase)
    {
        ["starttls"] = SecureSocketOptions.StartTls,
        ["tls"] = SecureSocketOptions.SslOnConnect,
        ["none"] = SecureSocketOptions.None,
    };

    /// <exception cref="SettingsException">ISMS5060: what is wrong and what to write.</exception>
    public static IReadOnlyDictionary<string, IChannel> Make(IReadOnlyList<ChannelEntry> entries, TimeProvider clock)
    {
        var channels = new Dictionary<string, IChannel>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!RouteMaker.IsId(entry.Id)) throw RouteMaker.Wrong($"'{entry.Id}' is no id of a channel.", "Use up to 40 letters, digits, - and _.");
            if (!Kinds.TryGetValue(entry.Kind, out var make))
                throw RouteMaker.Wrong($"the channel {entry.Id} is of the kind '{entry.Kind}'.", $"Use one of {string.Join(", ", Kinds.Keys.Order(StringComparer.Ordinal))}.");
            if (!channels.TryAdd(entry.Id, make(entry, clock))) throw RouteMaker.Wrong($"two channels have the id '{entry.Id}'.", "Give each its own.");
        }
        return channels;
    }

    static WebhookChannel Webhook(ChannelEntry entry, TimeProvider clock)
    {
        if (!Uri.TryCreate(entry.Url, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || url.UserInfo.Length > 0)
            throw RouteMaker.Wrong($"the url of the channel {entry.Id} is no address of a webhook.", "Write https://host/path without a user in it.");
        if (url.Scheme == "http" && !url.IsLoopback && !entry.AllowPlain)
            throw RouteMaker.Wrong($"the webhook {entry.Id} would leave this machine unencrypted.", "Use https, or write allowPlain: true.");
        var secret = entry.SecretFile.Length == 0 ? null : Secret.Read(entry.SecretFile, $"secretFile of the channel {entry.Id}", RouteMaker.Wrong);
        if (secret?.Reveal().Length < ShortestSecret)
            throw RouteMaker.Wrong($"the secret of the channel {entry.Id} is shorter than {ShortestSecret} characters.", "Make one with: openssl rand -hex 32.");
        return new WebhookChannel(entry.Id, url, secret, TimeLimit(entry), clock);
    }

    static MailChannel Mail(ChannelEntry entry, TimeProvider clock)
    {
        if (Uri.CheckHostName(entry.Host) == UriHostNameType.Unknown || entry.Port is < 1 or > 65535)
            throw RouteMaker.Wrong($"'{entry.Host}:{entry.Port}' of the channel {entry.Id} is no mail server.", "Write host: mail.example.com and port: 587.");
        if (!Securities.TryGetValue(entry.Tls, out var security))
            throw RouteMaker.Wrong($"the channel {entry.Id} has tls: '{entry.Tls}'.", $"Use one of {string.Join(", ", Securities.Keys.Order(StringComparer.Ordinal))}.");
        if (security == SecureSocketOptions.None && !IsHere(entry.Host) && !entry.AllowPlain)
            throw RouteMaker.Wrong($"mail of the channel {entry.Id} would leave this machine unencrypted.", "Use tls: starttls or tls, or write allowPlain: true.");
        if (!RouteMaker.IsAddress(entry.From))
            throw RouteMaker.Wrong($"the sender '{entry.From}' of the channel {entry.Id} is no mail address.", "Write from: monitor@example.com.");
        if (entry.User.Length > 0 != entry.PasswordFile.Length > 0)
            throw RouteMaker.Wrong($"the channel {entry.Id} has a user or a passwordFile and not both.", "Give both, or neither.");
        var password = entry.PasswordFile.Length == 0 ? null : Secret.Read(entry.PasswordFile, $"passwordFile of the channel {entry.Id}", RouteMaker.Wrong);
        return new MailChannel(new MailOptions(entry.Id, entry.Host, entry.Port, security, entry.User, password, entry.From, TimeLimit(entry)), clock);
    }

    static TimeSpan TimeLimit(ChannelEntry entry) => Spans.Read(entry.Timeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5))
        ?? throw RouteMaker.Wrong($"the channel {entry.Id} has the timeout '{entry.Timeout}'.", "Write a number with s or m from 1s to 5m, such as 10s.");

    static bool IsHere(string host) => host == "localhost" || IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address);
}
