using Isms.Monitor.Registers;

namespace Isms.Monitor.Api.Server.Notifying.Routing;

/// <summary>Who the receivers of a route are, by the registers that hold now.</summary>
sealed class AddressBook(Func<Organisation> organisation)
{
    /// <summary>Stands for a role that nobody with an address holds; it is asked again at each attempt.</summary>
    const string RolePrefix = "role:";

    /// <summary>The receivers that a notice is written for. A route without any still has one, so that nothing is dropped unseen.</summary>
    public IReadOnlyList<string> ReceiversOf(NoticeRoute route)
    {
        if (!route.Channel.NeedsRecipient) return [""];
        var holders = route.Role.Length == 0 ? [] : Holders(route.Role);
        if (route.Role.Length > 0 && holders.Count == 0) holders = [RolePrefix + route.Role];
        return [.. holders.Concat(route.To).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The addresses behind a receiver as it was written; empty: still nobody.</summary>
    public IReadOnlyList<string> AddressesOf(string recipient) => recipient.StartsWith(RolePrefix, StringComparison.Ordinal) ? Holders(recipient[RolePrefix.Length..]) : [recipient];

    /// <summary>The holder and the deputies: one of them is there. What is no address is none.</summary>
    List<string> Holders(string role)
    {
        var now = organisation();
        return [.. (now.Role(role)?.Holders ?? []).Select(id => now.Registers.People.FirstOrDefault(person => person.Id == id)?.Email ?? "").Where(RouteMaker.IsAddress)];
    }
}
