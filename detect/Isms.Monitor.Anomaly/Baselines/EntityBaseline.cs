using Isms.Monitor.Anomaly.Features;

namespace Isms.Monitor.Anomaly.Baselines;

/// <summary>One entity: the running interval and what was usual before.</summary>
sealed class EntityBaseline
{
    readonly int _remembered;
    RobustBaseline[]? _usual;

    public EntityBaseline((bool IsUser, ulong Hash) key, string value, int remembered) => (Key, Value, _remembered) = (key, value, remembered);

    public (bool IsUser, ulong Hash) Key { get; }

    /// <summary>ECS field of the entity: <c>source.ip</c>, <c>user.name</c>.</summary>
    public string Field => Key.IsUser ? "user.name" : "source.ip";

    public string Value { get; }

    public Profile Running { get; } = new();

    /// <summary>In the order of <see cref="Feature.All"/>.</summary>
    public RobustBaseline[] Usual => _usual ??= [.. Feature.All.Select(_ => new RobustBaseline(_remembered))];

    /// <summary>Most entities are addresses that come once and are forgotten before an interval ends: they learn nothing.</summary>
    public bool HasUsual => _usual is not null;

    public long LastMicros { get; set; }

    /// <summary>The interval that the baselines learn next: what lies between it and the running one was quiet.</summary>
    public long NextInterval { get; set; }

    /// <summary>It had an event since its last turn in the order of forgetting.</summary>
    public bool IsUsed { get; set; }

    /// <summary>It was dropped for want of room.</summary>
    public bool IsForgotten { get; set; }

    /// <summary>Day number and alerts raised on it.</summary>
    public (long Day, int Alerts) Raised { get; set; }
}
