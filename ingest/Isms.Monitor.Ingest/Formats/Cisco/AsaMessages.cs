using System.Collections.Frozen;

namespace Isms.Monitor.Ingest.Formats.Cisco;

/// <summary>All messages that are known, by number.</summary>
static class AsaMessages
{
    static readonly FrozenDictionary<int, AsaMessage> ByNumber = new[]
        { AsaAccess.Messages, AsaConnections.Messages, AsaAuthentication.Messages, AsaVpn.Messages, AsaSystem.Messages }
        .SelectMany(family => family).ToFrozenDictionary(message => message.Number);

    public static IEnumerable<int> Numbers => ByNumber.Keys;

    public static AsaMessage? Find(int number) => ByNumber.GetValueOrDefault(number);
}
