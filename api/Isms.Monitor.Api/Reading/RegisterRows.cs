namespace Isms.Monitor.Api.Reading;

/// <summary>A register.</summary>
/// <param name="Clause">Clause or control of ISO/IEC 27001:2022 that asks for it, or empty.</param>
/// <param name="IsWhole">It is one entry, which has the register's key as its id.</param>
/// <param name="Edited">Entries that were changed or taken out here.</param>
/// <param name="Findings">What a reviewer notes on its entries.</param>
public sealed record SectionRow(string Key, string Title, string Clause, bool IsWhole, int Entries, int Edited, int Findings);

/// <summary>An entry of a register.</summary>
/// <param name="Owner">Title of the owner's role, or empty.</param>
/// <param name="EditedMicros">When it was last edited here; null: as in the files.</param>
/// <param name="Findings">What a reviewer notes, as <c>ISMSnnnn problem. remedy.</c></param>
public sealed record EntryRow(string Id, string Title, string Owner, bool IsEdited, long? EditedMicros, IReadOnlyList<string> Findings);

/// <summary>An entry with its text and history.</summary>
/// <param name="Yaml">In the files' own shape; empty: it was taken out.</param>
/// <param name="Version">To be given back with a change; 0: as in the files.</param>
/// <param name="Place">Where it stands: file and line, or that it was edited here.</param>
/// <param name="History">Oldest first; empty: never edited here.</param>
public sealed record EntryDetail(
    string Section, string Id, string Title, string SectionTitle, string Yaml, int Version, string Place, IReadOnlyList<string> Findings, IReadOnlyList<EntryVersion> History)
{
    public bool IsTakenOut => Yaml.Length == 0;
}

/// <param name="Yaml">All of the entry then; empty: taken out.</param>
public sealed record EntryVersion(int Version, long AtMicros, string By, string Reason, string Yaml);
