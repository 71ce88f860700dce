namespace Isms.Monitor.Controls.Acting;

/// <summary>Who writes a record: people by their user names, parts of the program as <c>policy:NAME</c>.</summary>
public static class Writers
{
    /// <summary>What opens drafts of nonconformities.</summary>
    public const string Drafts = Machine + "drafts";

    const string Machine = "policy:";

    public static bool IsPerson(string by) => by.Length > 0 && !by.StartsWith(Machine, StringComparison.Ordinal);
}
