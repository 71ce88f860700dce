namespace Isms.Monitor.Sigma.Rules;

/// <summary>
/// Names the fields of JSON events, and of rules that spell out a path, as Sigma does. Events exported from EVTX lose their <c>Event.System</c> and
/// <c>Event.EventData</c>; XML attributes join their element with an underscore (<c>Provider_Name</c>); all else keeps its path.
/// </summary>
public static class SigmaFieldNames
{
    const string System = "Event.System.", EventData = "Event.EventData.", UserData = "Event.UserData.";

    /// <summary>The name of a field as a rule writes it, in its one spelling.</summary>
    public static string OfRule(string field) => Of(field) ?? field;

    /// <summary>A naming for <see cref="Events.JsonFlattener"/>; null leaves out what says nothing about the event.</summary>
    public static string? Of(string path)
    {
        var name = path.Replace(" ", "");
        if (name.StartsWith(System, StringComparison.Ordinal)) return Element(name[System.Length..]);
        if (name.StartsWith(EventData, StringComparison.Ordinal)) return Element(name[EventData.Length..]);
        if (name.StartsWith(UserData, StringComparison.Ordinal)) return Element(AfterFirst(name[UserData.Length..]));
        return name.StartsWith("Event.#attributes.", StringComparison.Ordinal) || name.StartsWith("Event_attributes.", StringComparison.Ordinal) ? null : name;
    }

    static string Element(string path) => path.Replace(".#text", "").Replace(".#attributes.", "_").Replace("_attributes.", "_").Replace("#attributes.", "");

    static string AfterFirst(string path) => path.IndexOf('.') is var dot and >= 0 ? path[(dot + 1)..] : path;
}
