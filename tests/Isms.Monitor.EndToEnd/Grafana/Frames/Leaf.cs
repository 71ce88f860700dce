using System.Text.Json.Nodes;

namespace Isms.Monitor.EndToEnd.Grafana.Frames;

/// <summary>Buckets of the last kind under one combination of the outer ones.</summary>
sealed record Leaf(IReadOnlyList<KeyValuePair<string, string>> Labels, IReadOnlyList<(string Key, JsonObject Bucket)> Buckets);
