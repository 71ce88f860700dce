using Isms.Monitor.Events;

namespace Isms.Monitor.Incidents.Facts;

/// <summary>One rule at work on one group of entities for a while: the fact that policies reason over. However many alerts and revisions
/// it has, it is one fact, updated in place.</summary>
sealed class Activity
{
    static readonly string[] BlockedWords = ["denied", "block", "drop", "quarantin", "clean", "delet", "remov", "reject", "prevent", "reset"];
    static readonly string[] AllowedWords = ["allow", "permit", "pass", "accept", "not_cleaned", "failed", "failure", "detected"];

    readonly Dictionary<string, Alert> _alerts = new(StringComparer.Ordinal);

    public Activity(Alert first, Stage stage)
    {
        Rule = first.Rule;
        GroupKey = first.GroupKey;
        Stage = stage;
        FirstMicros = first.FirstMicros;
        LastMicros = first.LastMicros;
        CheckedMicros = long.MinValue;
    }

    public RuleInfo Rule { get; private set; }

    public string GroupKey { get; }

    public Stage Stage { get; }

    public Level Level => Rule.Level;

    public long FirstMicros { get; private set; }

    public long LastMicros { get; private set; }

    public Reaction Reaction { get; private set; }

    public HashSet<EntityKey> Keys { get; } = [];

    public HashSet<string> Assets { get; } = new(StringComparer.Ordinal);

    /// <summary>The story that holds it.</summary>
    public Story? Story { get; set; }

    /// <summary>The last event's time when contacts were looked for; far behind it they are looked for again.</summary>
    public long CheckedMicros { get; set; }

    public IReadOnlyCollection<Alert> Alerts => _alerts.Values;

    /// <summary>Only medium and above carry a story; the rest is context.</summary>
    public bool IsCore => Level >= Level.Medium;

    /// <summary>Takes an alert's latest revision.</summary>
    /// <returns>False when nothing that matters is new, so that applying it twice changes nothing.</returns>
    public bool Absorb(Alert alert, IReadOnlySet<EntityKey> keys, IReadOnlySet<string> assets)
    {
        if (_alerts.TryGetValue(alert.Id, out var known) && known.Revision >= alert.Revision) return false;
        _alerts[alert.Id] = alert;
        Rule = alert.Rule;
        FirstMicros = Math.Min(FirstMicros, alert.FirstMicros);
        LastMicros = Math.Max(LastMicros, alert.LastMicros);
        Keys.UnionWith(keys);
        Assets.UnionWith(assets);
        var reaction = ReactionOf(alert);
        if (reaction > Reaction) Reaction = reaction;
        return true;
    }

    /// <summary>The gravest reaction counts: one packet let through among a thousand dropped was let through.</summary>
    static Reaction ReactionOf(Alert alert)
    {
        var said = new[] { "event.type", "event.action", "event.outcome" }
            .SelectMany(field => alert.Entities.TryGetValue(field, out var values) ? values : []).ToList();
        if (said.Any(value => AllowedWords.Any(word => value.Contains(word, StringComparison.OrdinalIgnoreCase))
            && !BlockedWords.Any(word => value.Contains(word, StringComparison.OrdinalIgnoreCase)))) return Reaction.Allowed;
        return said.Any(value => BlockedWords.Any(word => value.Contains(word, StringComparison.OrdinalIgnoreCase)))
            ? Reaction.Blocked : Reaction.Unknown;
    }
}
