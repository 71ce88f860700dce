using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Tests.Readings;

/// <summary>Alerts that the policies make incidents of.</summary>
static class Sample
{
    public static Alert Alert(string id, string rule, Level level, long atMicros, params (string Field, string Value)[] entities) => new()
    {
        Id = id,
        Revision = 1,
        Rule = new RuleInfo($"rule-{rule}", rule, level, RuleKind.Sigma, "1", ["A.8.20"], ["T1110.001"], []),
        GroupKey = string.Join(',', entities.Select(entity => entity.Value)),
        FirstMicros = atMicros,
        LastMicros = atMicros,
        ReceivedMicros = atMicros,
        Count = 3,
        Entities = entities.GroupBy(entity => entity.Field).ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Select(entity => entity.Value)]),
        Events = [],
        Reason = $"{rule}: 3 events.",
    };
}
