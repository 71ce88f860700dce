using Isms.Monitor.Anomaly.Features;

namespace Isms.Monitor.Anomaly.Baselines;

/// <summary>One entity: the running interval and what was usual before.</summary>
sealed class EntityBaseline
{
    public EntityBaseline(string field, string value, int remembered)
    {
        Field = field;
        Value = value;
        Usual = [.. Feature.All.Select(_ => new RobustBaseline(remembered))];
    }

    /// <summary>ECS field of the entity: <c>source.ip</c>, <c>user.name</c>.</summary>
    public string Field { get; }

    public string Value { get; }

    public Profile Running { get; } = new();

    /// <summary>In the order of <see cref="Feature.All"/>.</summary>
    public RobustBaseline[] Usual { get; }

    public long LastMicros { get; set; }

    /// <summary>The interval that the baselines learn next: what lies between it and the running one was quiet.</summary>
    public long NextInterval { get; set; }

    /// <summary>It was dropped for want of room.</summary>
    public bool IsForgotten { get; set; }

    /// <summary>Day number and alerts raised on it.</summary>
    public (long Day, int Alerts) Raised { get; set; }
}
