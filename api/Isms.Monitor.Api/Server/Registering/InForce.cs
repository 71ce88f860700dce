using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Editions;

namespace Isms.Monitor.Api.Server.Registering;

/// <summary>The registers as they hold at a time, with the KPI definitions that their targets are in. Immutable.</summary>
/// <param name="Edition">Files and edits.</param>
/// <param name="Catalogue">Definitions with the organisation's targets.</param>
/// <param name="Edits">The newest version of every edit that is laid over the files.</param>
sealed record InForce(Edition Edition, KpiCatalogue Catalogue, IReadOnlyList<Recorded<RegisterEdit>> Edits)
{
    public Organisation Organisation => Edition.Organisation;

    /// <summary>Every error and finding on a day, those about KPIs included.</summary>
    public IReadOnlyList<RegisterError> ProblemsOn(DateOnly day) => [.. Edition.ProblemsOn(day), .. KpiReferences.Check(Organisation.Registers, Catalogue)];

    /// <summary>The edits that were to be laid, those among them that did not fit included.</summary>
    public IReadOnlyList<Recorded<RegisterEdit>> Asked { get; init; } = Edits;

    /// <summary>Made of the same edits.</summary>
    public bool IsOf(IReadOnlyList<Recorded<RegisterEdit>> edits) =>
        Asked.Select(edit => (edit.Value.Id, edit.Version)).ToHashSet().SetEquals(edits.Select(edit => (edit.Value.Id, edit.Version)));
}
