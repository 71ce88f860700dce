using Isms.Monitor.Events;

namespace Isms.Monitor.Incidents.Facts;

/// <summary>Activities that policies have put together. It becomes an incident when a policy opens it.</summary>
sealed class Story
{
    readonly List<Activity> _activities = [];

    public IReadOnlyList<Activity> Activities => _activities;

    public long FirstMicros { get; private set; } = long.MaxValue;

    public long LastMicros { get; private set; } = long.MinValue;

    /// <summary>Id of the incident, once it is opened; it stays when more joins.</summary>
    public string? IncidentId { get; set; }

    /// <summary>The policy that opened it.</summary>
    public string? OpenedBy { get; set; }

    /// <summary>When the alert that opened it was received.</summary>
    public long DetectedMicros { get; set; }

    /// <summary>Incidents that were open on their own before they turned out to be this one.</summary>
    public List<string> Merged { get; } = [];

    public IEnumerable<Activity> Core => _activities.Where(activity => activity.IsCore);

    /// <summary>Distinct known stages of the activities that carry the story.</summary>
    public int Stages => Core.Select(activity => activity.Stage).Where(stage => stage != Stage.Unknown).Distinct().Count();

    public Level HighestLevel => _activities.Max(activity => activity.Level);

    public int DistinctRules(Level atLeast) =>
        _activities.Where(activity => activity.Level >= atLeast).Select(activity => activity.Rule.Id).Distinct().Count();

    public bool HasStage(Stage stage) => Core.Any(activity => activity.Stage == stage);

    public void Add(Activity activity)
    {
        _activities.Add(activity);
        activity.Story = this;
        Stretch(activity);
    }

    /// <summary>Takes the span of an activity in; context does not stretch it, else noise would chain the days together.</summary>
    public void Stretch(Activity activity)
    {
        if (!activity.IsCore && _activities.Exists(other => other.IsCore)) return;
        FirstMicros = Math.Min(FirstMicros, activity.FirstMicros);
        LastMicros = Math.Max(LastMicros, activity.LastMicros);
    }

    /// <summary>Takes all of another story over; the one that was opened first keeps its id.</summary>
    public void Absorb(Story other)
    {
        foreach (var activity in other._activities) Add(activity);
        if (other.IncidentId is { } id)
        {
            if (IncidentId is null || other.DetectedMicros < DetectedMicros)
            {
                if (IncidentId is { } mine) Merged.Add(mine);
                (IncidentId, OpenedBy, DetectedMicros) = (id, other.OpenedBy, other.DetectedMicros);
            }
            else
            {
                Merged.Add(id);
            }
        }
        Merged.AddRange(other.Merged);
    }

    /// <summary>Time between the two spans; 0 where they overlap.</summary>
    public long GapMicros(Activity activity) =>
        Math.Max(0, Math.Max(activity.FirstMicros - LastMicros, FirstMicros - activity.LastMicros));
}
