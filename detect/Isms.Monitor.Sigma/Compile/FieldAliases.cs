using System.Collections.Frozen;

namespace Isms.Monitor.Sigma.Compile;

/// <summary>
/// What our own parsers call the fields that Sigma rules name as Windows does. Everything else is looked up under its own name.
/// </summary>
static class FieldAliases
{
    const string EventData = "winlog.event_data.", UserData = "winlog.user_data.";

    static readonly FrozenDictionary<string, string[]> Sigma = new Dictionary<string, string[]>
    {
        ["event.code"] = ["EventID"],
        ["winlog.event_id"] = ["EventID"],
        ["winlog.channel"] = ["Channel"],
        ["winlog.computer_name"] = ["Computer", "ComputerName"],
        ["winlog.provider_name"] = ["Provider_Name", "Source"],
        ["winlog.provider_guid"] = ["Provider_Guid"],
        ["winlog.task"] = ["Task"],
        ["winlog.opcode"] = ["Opcode"],
        ["winlog.keywords"] = ["Keywords"],
        ["winlog.version"] = ["Version"],
        ["winlog.record_id"] = ["EventRecordID"],
        ["winlog.user.identifier"] = ["Security_UserID"],
    }.ToFrozenDictionary();

    /// <summary>The Sigma names that an event's field answers to, its own name without blanks first.</summary>
    public static IEnumerable<string> NamesOf(string field)
    {
        var name = field.Replace(" ", "");
        yield return name;
        if (name.StartsWith(EventData, StringComparison.Ordinal)) yield return name[EventData.Length..];
        else if (name.StartsWith(UserData, StringComparison.Ordinal)) yield return name[(name.LastIndexOf('.') + 1)..];
        else if (Sigma.TryGetValue(name, out var names))
            foreach (var sigma in names) yield return sigma;
    }
}
