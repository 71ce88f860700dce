namespace Isms.Monitor.Registers.Model;

/// <summary>A seeded trial that is carried out again and again: which lines are sent as if a device had written them, and which rule must answer.</summary>
public sealed record TrialDefinition : Entry
{
    public string Title { get; init; } = "";
    /// <summary>What kind of test, such as <c>eicar</c>, <c>ids-signature</c>, <c>canary-flow</c>, <c>failed-logins</c>.</summary>
    public string Test { get; init; } = "";
    /// <summary>Name of the log format, or <c>auto</c>.</summary>
    public string Format { get; init; } = "auto";
    /// <summary>Id of the asset that the lines are from: the sensor under test.</summary>
    public string Asset { get; init; } = "";
    /// <summary>ATT&amp;CK ids that it stands for.</summary>
    public IReadOnlyList<string> Techniques { get; init; } = [];
    /// <summary>Ids of the controls that it tries.</summary>
    public IReadOnlyList<string> Controls { get; init; } = [];
    /// <summary>Ids of the rules of which one must raise an alert.</summary>
    public IReadOnlyList<string> Expected { get; init; } = [];
    /// <summary>The alert must be there so soon after the injection; a second to a day.</summary>
    public TimeSpan Limit { get; init; }
    /// <summary>Lines that one trial consists of, 1 to <see cref="MostLines"/>.</summary>
    public int Lines { get; init; } = 1;
    /// <summary>Time between two lines.</summary>
    public TimeSpan Apart { get; init; } = TimeSpan.FromSeconds(1);
    /// <summary>Lines to choose from, one variant a trial, with the placeholders of <see cref="TrialPlaceholder"/>.</summary>
    public IReadOnlyList<string> Variants { get; init; } = [];

    public const int MostLines = 200;
}
