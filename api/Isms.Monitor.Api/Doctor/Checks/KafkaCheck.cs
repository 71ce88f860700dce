using System.Globalization;
using Isms.Monitor.Api.Server.Settings;
using Isms.Monitor.Ingest.Sources.Kafka;

namespace Isms.Monitor.Api.Doctor.Checks;

/// <summary>Broker and topic answer (5089) and the topic keeps what it must (5090).</summary>
sealed class KafkaCheck : ICheck
{
    const int TopicCode = 5090;

    /// <summary>A server that stands still over a long weekend must find everything again.</summary>
    const long LeastRetention = 4L * 24 * 60 * 60 * 1000;

    public int Code => 5089;

    public string Name => "Kafka";

    public async Task<IReadOnlyList<Verdict>> RunAsync(Examined examined, CancellationToken abort)
    {
        var found = new List<Verdict>();
        foreach (var entry in examined.Sources("kafka")) found.AddRange(Judge(entry, await examined.Machine.LookAtTopicAsync(entry.Address, entry.Topic, abort)));
        return found;
    }

    IEnumerable<Verdict> Judge(SourceEntry entry, TopicLook look)
    {
        if (look.Unreachable is { } problem) return [Verdict.Failed(this, $"the broker at {entry.Address} does not answer: {problem.TrimEnd('.')}.", "Start it, or correct the address of the source.")];
        if (look.Partitions == 0)
        {
            return [Verdict.Failed(this, $"topic {entry.Topic} is not there.",
                $"Run: kafka-topics.sh --bootstrap-server {entry.Address} --create --topic {entry.Topic} --config message.timestamp.type=LogAppendTime")];
        }
        var wrong = Configuration(entry, look).ToList();
        return wrong.Count > 0 ? wrong : [Verdict.Ok(this, string.Create(CultureInfo.InvariantCulture, $"{entry.Address} answers; topic {entry.Topic} has {look.Partitions} partitions and keeps the broker's time."))];
    }

    IEnumerable<Verdict> Configuration(SourceEntry entry, TopicLook look)
    {
        string Alter(string setting) => $"Run: kafka-configs.sh --bootstrap-server {entry.Address} --alter --entity-type topics --entity-name {entry.Topic} --add-config {setting}";
        if (look.TimestampType is not null and not "LogAppendTime")
            yield return Verdict.Failed(this, $"topic {entry.Topic} keeps the time of the producer ({look.TimestampType}).", Alter("message.timestamp.type=LogAppendTime"), TopicCode);
        if (look.CleanupPolicy?.Contains("compact", StringComparison.Ordinal) == true)
            yield return Verdict.Failed(this, $"topic {entry.Topic} is compacted: of lines with the same key only the last is kept.", Alter("cleanup.policy=delete"), TopicCode);
        if (look.RetentionMs is >= 0 and < LeastRetention and var kept)
        {
            yield return Verdict.Warning(this, string.Create(CultureInfo.InvariantCulture, $"topic {entry.Topic} keeps lines for {kept / 3_600_000.0:0.#} h; a server that stands still for longer misses some."),
                Alter($"retention.ms={7 * 24 * 60 * 60 * 1000}"), TopicCode);
        }
    }
}
