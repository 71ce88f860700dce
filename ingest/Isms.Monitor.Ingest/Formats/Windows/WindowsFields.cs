using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Windows;

/// <summary>The numbers of the <c>winlog</c> fields that the format itself reads.</summary>
static class WindowsFields
{
    public static readonly FieldId Channel = Get("channel");
    public static readonly FieldId EventId = Get("event_id");
    public static readonly FieldId ProviderName = Get("provider_name");
    public static readonly FieldId ComputerName = Get("computer_name");
    public static readonly FieldId TimeCreated = Get("time_created");
    public static readonly FieldId Keywords = Get("keywords");
    public static readonly FieldId Level = Get("level");
    public static readonly FieldId UserIdentifier = Get("user.identifier");
    public static readonly FieldId UserName = Get("user.name");
    public static readonly FieldId UserDomain = Get("user.domain");
    public static readonly FieldId LogonId = Get("logon.id");
    public static readonly FieldId LogonType = Get("logon.type");
    public static readonly FieldId LogonFailure = Get("logon.failure.reason");

    public static FieldId Data(string name) => FieldTable.Get(WindowsNames.Data + name);

    public static FieldId UserData(string name) => Get("user_data." + name);

    static FieldId Get(string name) => FieldTable.Get("winlog." + name);
}
