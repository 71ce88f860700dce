using Isms.Monitor.Api.Reading;
using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Editions;

namespace Isms.Monitor.Api.Server.Registering;

/// <summary>The registers as tables and texts, with what a reviewer notes today.</summary>
sealed class RegisterReading(RegisterDesk desk)
{
    public IReadOnlyList<SectionRow> Sections()
    {
        var now = desk.Now;
        var problems = now.ProblemsOn(desk.Today);
        return [.. SectionOutline.All.Select(outline =>
        {
            var entries = now.Edition.Entries(outline.Key);
            return new SectionRow(outline.Key, outline.Title, outline.Clause, outline.IsWhole, entries.Count, now.Edits.Count(edit => edit.Value.Subject == outline.Key),
                problems.Count(problem => entries.Any(entry => entry.Covers(problem.At))));
        })];
    }

    /// <summary>Everything that a reviewer would note, across the registers. The folder is left out: where it lies on the server is nobody's business.</summary>
    public IReadOnlyList<string> Findings() =>
        [.. desk.Now.ProblemsOn(desk.Today).Select(problem => $"{problem.At with { File = Path.GetFileName(problem.At.File) }}: {Text(problem)}"), .. desk.LeftOut];

    /// <summary>Null: there is no such register.</summary>
    public IReadOnlyList<EntryRow>? Entries(string section)
    {
        if (SectionOutline.All.All(outline => outline.Key != section)) return null;
        var now = desk.Now;
        var problems = now.ProblemsOn(desk.Today);
        var versions = now.Edits.Where(edit => edit.Value.Subject == section).ToDictionary(edit => edit.Value.Id, StringComparer.Ordinal);
        return [.. now.Edition.Entries(section).Select(entry => new EntryRow(entry.Id, entry.Title, now.Organisation.RoleTitle(entry.Owner), entry.IsEdited, versions.GetValueOrDefault($"{section}/{entry.Id}")?.AtMicros,
            [.. problems.Where(problem => entry.Covers(problem.At)).Select(Text)]))];
    }

    /// <summary>Null: neither the files nor an edit ever had it.</summary>
    public async Task<EntryDetail?> EntryAsync(string section, string id, CancellationToken abort)
    {
        if (SectionOutline.All.FirstOrDefault(outline => outline.Key == section) is not { } outline) return null;
        var now = desk.Now;
        var history = await desk.HistoryAsync(section, id, abort);
        var entry = now.Edition.Entry(section, id);
        if (entry is null && history.Count == 0) return null;
        var findings = entry is null ? [] : now.ProblemsOn(desk.Today).Where(problem => entry.Covers(problem.At)).Select(Text);
        return new EntryDetail(section, id, entry?.Title ?? "", outline.Title, entry?.Yaml ?? "", history.Count == 0 ? 0 : history[^1].Version, Place(entry),
            [.. findings], [.. history.Select(one => new EntryVersion(one.Version, one.AtMicros, one.By, one.Reason, one.Value.Yaml))]);
    }

    static string Place(EntryText? entry) => entry is null ? "" : entry.IsEdited ? "edited here" : $"{Path.GetFileName(entry.At.File)}, line {entry.At.Line}";

    static string Text(RegisterError problem) => $"{problem.Code} {problem.Problem}. {problem.Remedy}.";
}
