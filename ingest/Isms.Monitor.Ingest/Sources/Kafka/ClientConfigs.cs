using Confluent.Kafka;

namespace Isms.Monitor.Ingest.Sources.Kafka;

static class ClientConfigs
{
    /// <summary>A copy: configurations that are made of one another share their settings, and a consumer would get the producer's.</summary>
    public static Dictionary<string, string> ToDictionary(this ClientConfig client) => client.ToDictionary(each => each.Key, each => each.Value);
}
