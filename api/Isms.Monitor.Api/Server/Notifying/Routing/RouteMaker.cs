using Isms.Monitor.Api.Server.Notifying.Channels;
using Isms.Monitor.Api.Server.Settings;
using Isms.Monitor.Events;
using MimeKit;

namespace Isms.Monitor.Api.Server.Notifying.Routing;

/// <summary>Routes out of the settings; every mistake is a reason not to start, since a notice that goes nowhere looks like silence.</summary>
static class RouteMaker
{
    /// <exception cref="SettingsException">ISMS5060: what is wrong and what to write.</exception>
    public static IReadOnlyList<NoticeRoute> Make(NotificationSettings settings, IReadOnlyDictionary<string, IChannel> channels, IReadOnlyCollection<string> roles)
    {
        var routes = settings.Routes.Select(entry => Make(entry, channels, roles)).ToList();
        foreach (var twice in routes.GroupBy(route => route.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
            throw Wrong($"two routes have the id '{twice.Key}'.", "Give each its own.");
        return routes;
    }

    /// <summary>Ids stand in addresses of the REST interface and in the store.</summary>
    public static bool IsId(string id) => id.Length is > 0 and <= 40 && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    public static bool IsAddress(string text) => !text.Any(char.IsControl) && MailboxAddress.TryParse(text, out var address) && address.Address == text && text.Contains('@', StringComparison.Ordinal);

    public static SettingsException Wrong(string problem, string remedy) =>
        new($"{SettingsReader.FileName}(1,1): ISMS5060 notifications: {problem} {remedy}");

    static NoticeRoute Make(RouteEntry entry, IReadOnlyDictionary<string, IChannel> channels, IReadOnlyCollection<string> roles)
    {
        if (!IsId(entry.Id)) throw Wrong($"'{entry.Id}' is no id of a route.", "Use up to 40 letters, digits, - and _.");
        if (!channels.TryGetValue(entry.Channel, out var channel))
            throw Wrong($"the route {entry.Id} goes through '{entry.Channel}', which is no channel.", $"Channels are: {string.Join(", ", channels.Keys.Order(StringComparer.Ordinal))}.");
        CheckReceivers(entry, channel, roles);
        if (!Enum.TryParse<Level>(entry.Severity, ignoreCase: true, out var least) || !Enum.IsDefined(least))
            throw Wrong($"the route {entry.Id} has the severity '{entry.Severity}'.", "Use informational, low, medium, high or critical.");
        var throttle = entry.Throttle is "" or "0" ? TimeSpan.Zero : Spans.Read(entry.Throttle, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1))
            ?? throw Wrong($"the route {entry.Id} has the throttle '{entry.Throttle}'.", "Write a number with s, m, h or d from 1s to 1d, such as 5m, or 0 for none.");
        return new NoticeRoute(entry.Id, Kinds(entry), least, channel, entry.Role, entry.To, throttle);
    }

    static void CheckReceivers(RouteEntry entry, IChannel channel, IReadOnlyCollection<string> roles)
    {
        if (channel.NeedsRecipient && entry.Role.Length == 0 && entry.To.Count == 0)
            throw Wrong($"the route {entry.Id} sends mail to nobody.", "Give it a role of the registers or addresses: to: [soc@example.com].");
        if (!channel.NeedsRecipient && (entry.Role.Length > 0 || entry.To.Count > 0))
            throw Wrong($"the route {entry.Id} has receivers, and the webhook {entry.Channel} is its own.", "Leave out role and to.");
        if (entry.Role.Length > 0 && !roles.Contains(entry.Role))
            throw Wrong($"the route {entry.Id} names the role '{entry.Role}', which the registers do not have.", $"They have: {string.Join(", ", roles.Order(StringComparer.Ordinal))}.");
        if (entry.To.FirstOrDefault(address => !IsAddress(address)) is { } bad)
            throw Wrong($"the route {entry.Id} has the receiver '{bad}'.", "Write a plain address such as soc@example.com.");
    }

    static IReadOnlyList<NoticeKind> Kinds(RouteEntry entry)
    {
        if (entry.Kinds.Count == 0) return [NoticeKind.Incident, NoticeKind.Clock, NoticeKind.Kpi, NoticeKind.Silence];
        return [.. entry.Kinds.Select(name => Enum.TryParse<NoticeKind>(name, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && kind != NoticeKind.Test ? kind
            : throw Wrong($"the route {entry.Id} has the kind '{name}'.", "Kinds are incident, clock, kpi and silence."))];
    }
}
