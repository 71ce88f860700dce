using System.Text.Json.Serialization;
using Isms.Monitor.Controls.Canonical;

namespace Isms.Monitor.Controls.Records;

/// <summary>A time of an incident's course, with how well it is known.</summary>
/// <param name="Micros">Unix microseconds UTC; the earlier end of a range.</param>
/// <param name="Quality">How it is known.</param>
/// <param name="ToMicros">The later end of a range; null for the others.</param>
public sealed record Moment([property: JsonConverter(typeof(MicrosAsIso))] long Micros, MomentQuality Quality, long? ToMicros = null);

/// <summary>How well a time is known. An unknown time is no <see cref="Moment"/> at all.</summary>
public enum MomentQuality { Exact, Estimated, Range }
