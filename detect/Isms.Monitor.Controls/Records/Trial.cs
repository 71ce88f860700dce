using System.Text.Json.Serialization;
using Isms.Monitor.Controls.Canonical;

namespace Isms.Monitor.Controls.Records;

/// <summary>A seeded test event (re-performance, the strongest test): what was injected, whether it arrived, what it raised.</summary>
/// <remarks>A trial that did not reach its sensor is void, never failed.</remarks>
public sealed record Trial : IRecorded
{
    public static string Kind => "trial";

    /// <summary>The tag that the seeded event carries in <c>labels.isms_trial</c>; 16 hexadecimal digits.</summary>
    public required string Id { get; init; }
    /// <summary>Id of the asset whose sensor was tested.</summary>
    public required string Subject { get; init; }
    /// <summary>Id of the definition in the registers; empty: it was made by hand.</summary>
    public string Definition { get; init; } = "";
    /// <summary>Such as <c>eicar</c>, <c>ids-signature</c>, <c>canary-flow</c>, <c>failed-logins</c>.</summary>
    public required string Test { get; init; }
    /// <summary>ATT&amp;CK techniques that it stands for.</summary>
    public IReadOnlyList<string> Techniques { get; init; } = [];
    /// <summary>Annex A controls that it tries.</summary>
    public IReadOnlyList<string> Controls { get; init; } = [];
    /// <summary>Rule ids of which one must fire.</summary>
    public IReadOnlyList<string> Expected { get; init; } = [];
    [JsonConverter(typeof(MicrosAsIso))]
    public required long InjectedMicros { get; init; }
    /// <summary>The alert must come within so many microseconds of the injection.</summary>
    public required long LimitMicros { get; init; }
    /// <summary>When the event was seen in the store; null: not (yet).</summary>
    public long? DeliveredMicros { get; init; }
    /// <summary>When the expected alert was raised; null: not (yet).</summary>
    public long? AlertedMicros { get; init; }
    /// <summary>Id of that alert.</summary>
    public string Alert { get; init; } = "";
    /// <summary>Hashes of the raw lines: nothing else passes for this trial, whatever tag it carries.</summary>
    public IReadOnlyList<string> Fingerprints { get; init; } = [];
    /// <summary>Nothing more is looked for: it was answered, or its limit is over.</summary>
    public bool Settled { get; init; }

    /// <summary>What is known of it at a time, Unix microseconds UTC.</summary>
    public TrialOutcome OutcomeAt(long micros) =>
        DeliveredMicros is null ? (micros < InjectedMicros + LimitMicros ? TrialOutcome.Pending : TrialOutcome.Void)
        : AlertedMicros is { } alerted && alerted <= InjectedMicros + LimitMicros ? TrialOutcome.Passed
        : micros < InjectedMicros + LimitMicros ? TrialOutcome.Pending : TrialOutcome.Failed;
}

public enum TrialOutcome { Pending, Passed, Failed, Void }
