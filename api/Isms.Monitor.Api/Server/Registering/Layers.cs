using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;
using Isms.Monitor.Registers.Editions;

namespace Isms.Monitor.Api.Server.Registering;

/// <summary>Lays recorded edits over the files.</summary>
/// <param name="files">The registers without an error, without edits.</param>
/// <param name="definitions">The KPIs with the product's targets.</param>
sealed class Layers(Edition files, KpiCatalogue definitions)
{
    public Edition Files => files;

    /// <summary>All edits, or those that fit: a file that was changed beneath an edit must not keep the program from watching.</summary>
    /// <returns>What holds, and what was left out as <c>ISMS5056 problem. remedy.</c></returns>
    public (InForce Laid, IReadOnlyList<string> LeftOut) Lay(IReadOnlyList<Recorded<RegisterEdit>> edits)
    {
        var all = With(edits);
        if (!all.HasErrors) return (Make(all, edits), []);
        var (kept, waiting) = (new List<Recorded<RegisterEdit>>(), edits.OrderBy(edit => edit.AtMicros).ToList());
        var laid = files;
        // One may need another that was written later, so it is tried until nothing fits any more.
        for (var progress = true; progress;)
        {
            progress = false;
            foreach (var edit in waiting.ToList())
            {
                if (With(kept.Append(edit)) is not { HasErrors: false } fits) continue;
                (laid, progress) = (fits, true);
                kept.Add(edit);
                waiting.Remove(edit);
            }
        }
        return (Make(laid, kept) with { Asked = edits }, [.. waiting.Select(edit => Unfit(edit, kept))]);
    }

    public InForce Make(Edition edition, IReadOnlyList<Recorded<RegisterEdit>> edits) =>
        new(edition, definitions.With(edition.Organisation.Registers.KpiOverlays), edits);

    public static EntryEdit Edit(Recorded<RegisterEdit> edit) =>
        new(edit.Value.Subject, edit.Value.Id[(edit.Value.Subject.Length + 1)..], edit.Value.Yaml, UnixMicros.DayOf(edit.AtMicros));

    Edition With(IEnumerable<Recorded<RegisterEdit>> edits) => files.With([.. edits.Select(Edit)]);

    string Unfit(Recorded<RegisterEdit> edit, IEnumerable<Recorded<RegisterEdit>> kept)
    {
        var error = With(kept.Append(edit)).Problems.First(problem => !problem.IsFinding);
        return $"ISMS5056 the edit of {edit.Value.Id} by {edit.By} is left out: {error.Problem}. Correct the files, or edit the entry again.";
    }
}
