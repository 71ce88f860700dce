using Isms.Monitor.Events;
using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Incidents.Facts;

/// <summary>What the policies think of one story; made anew each time the story changes, so a changed policy recomputes it all.</summary>
sealed class Assessment
{
    readonly List<string> _reasons = [];
    readonly List<ControlEvidence> _controls = [];
    readonly SortedSet<string> _risks = new(StringComparer.Ordinal);
    readonly List<(int Order, string Why, Func<Level, Level> Change)> _steps = [];

    public Assessment(Story story, Organisation organisation, IReadOnlyList<string> earlier)
    {
        Story = story;
        Earlier = earlier;
        Assets = [.. story.Activities.SelectMany(activity => activity.Assets).Distinct().Select(organisation.Asset).OfType<Asset>().OrderBy(asset => asset.Id, StringComparer.Ordinal)];
        Organisation = organisation;
    }

    public Story Story { get; }

    public Organisation Organisation { get; }

    /// <summary>The register's assets that are touched.</summary>
    public IReadOnlyList<Asset> Assets { get; }

    /// <summary>Closed incidents on the same entities.</summary>
    public IReadOnlyList<string> Earlier { get; }

    public int HighestCriticality => Assets.Count == 0 ? 0 : Assets.Max(asset => asset.Criticality);

    /// <summary>The policy that says it is an incident, or null.</summary>
    public string? OpenedBy { get; private set; }

    public IReadOnlyCollection<string> Risks => _risks;

    public bool IsAboveAcceptance =>
        _risks.Any(id => Organisation.Risk(id) is { } risk && risk.Score > Organisation.Registers.RiskCriteria.AcceptableScore);

    public void Open(string policy) => OpenedBy ??= policy;

    /// <summary>A step of the severity; steps apply in their order, whatever order the engine fires the policies in.</summary>
    public void Step(int order, string why, Func<Level, Level> change) => _steps.Add((order, why, change));

    public void Evidence(string control, Polarity polarity, string reason)
    {
        var said = new ControlEvidence(control, polarity, reason);
        if (!_controls.Contains(said)) _controls.Add(said);
    }

    public void Risk(string id) => _risks.Add(id);

    /// <summary>By control, failures first: one failed trial is not undone by ten that held.</summary>
    public IReadOnlyList<ControlEvidence> Controls() =>
        [.. _controls.OrderBy(said => said.Control, StringComparer.Ordinal).ThenByDescending(said => said.Polarity == Polarity.Failure).ThenBy(said => said.Reason, StringComparer.Ordinal)];

    /// <summary>The severity and how it came about.</summary>
    public (Level Severity, IReadOnlyList<string> Reasons) Severity()
    {
        var level = Level.Informational;
        _reasons.Clear();
        foreach (var (_, why, change) in _steps.OrderBy(step => step.Order).ThenBy(step => step.Why, StringComparer.Ordinal))
        {
            var next = change(level);
            if (next == level) continue;
            _reasons.Add($"{why}: {next.ToString().ToLowerInvariant()}");
            level = next;
        }
        return (level, [.. _reasons]);
    }

    /// <summary>Is there an activity of this kind? Null asks nothing of that side.</summary>
    /// <param name="category">A value of <c>event.category</c>.</param>
    /// <param name="reaction">What the sensor says happened to it.</param>
    /// <param name="stage">The stage of an attack.</param>
    public bool Saw(string? category = null, Reaction? reaction = null, Stage? stage = null) =>
        Story.Activities.Any(activity =>
            (stage is null || activity.Stage == stage)
            && (reaction is null || activity.Reaction == reaction)
            && (category is null || activity.Alerts.Any(alert => alert.Entities.TryGetValue("event.category", out var values) && values.Contains(category))));
}
