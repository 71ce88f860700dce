using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Reading;

/// <summary>The loaded detection rules.</summary>
public interface IRules
{
    /// <summary>By name.</summary>
    Task<IReadOnlyList<RuleRow>> ListAsync(CancellationToken abort);
}

/// <summary>A rule with its counters.</summary>
public sealed record RuleRow
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required Level Level { get; init; }
    public required RuleKind Kind { get; init; }

    /// <summary>Product, category, service: what it looks at; the rules of a correlation.</summary>
    public required string LogSource { get; init; }

    public IReadOnlyList<string> Controls { get; init; } = [];
    public IReadOnlyList<string> Techniques { get; init; } = [];
    public long MatchesDay { get; init; }
    public long AlertsMonth { get; init; }

    /// <summary>Samples that must fire and that must not.</summary>
    public int SamplesFire { get; init; }

    public int SamplesQuiet { get; init; }

    /// <summary>Samples with the wrong result at the last load.</summary>
    public int SamplesWrong { get; init; }

    /// <summary>Why it does not run, or what is missing for it, one sentence; null when it runs.</summary>
    public string? Problem { get; init; }

    /// <summary>Closed incidents with an alert of it, by verdict.</summary>
    public IReadOnlyList<ValueCount> Verdicts { get; init; } = [];

    /// <summary>File that it was loaded from, relative to the folder of rules.</summary>
    public string File { get; init; } = "";
}
