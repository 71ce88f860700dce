namespace Isms.Monitor.Controls.Acting.Clocks;

/// <summary>A law that asks for notifications of incidents.</summary>
/// <param name="Id">Such as <c>nis2</c>.</param>
/// <param name="Name">As people call it: <c>NIS2</c>.</param>
/// <param name="When">Which incidents it is about, in our own words.</param>
/// <param name="Source">Act and article.</param>
/// <param name="Steps">In their order in time.</param>
public sealed record LegalRegime(string Id, string Name, string When, string Source, IReadOnlyList<LegalStep> Steps);

/// <summary>One notification.</summary>
/// <param name="Id">Unique in its regime, such as <c>early-warning</c>.</param>
/// <param name="Title">What is sent to whom.</param>
/// <param name="Article">Where the law asks for it.</param>
/// <param name="Limits">One or more; the earliest end counts. One whose start is not known yet is left out.</param>
/// <param name="OwnLimit">The law says "without undue delay": the limit is the organisation's own.</param>
public sealed record LegalStep(string Id, string Title, string Article, IReadOnlyList<StepLimit> Limits, bool OwnLimit);

/// <param name="From"><c>aware</c>, <c>classified</c>, or the id of an earlier step: its sending, and until it was sent its end.</param>
/// <param name="Limit">How long after.</param>
public sealed record StepLimit(string From, TimeLimit Limit)
{
    public const string Aware = "aware";
    public const string Classified = "classified";
}
