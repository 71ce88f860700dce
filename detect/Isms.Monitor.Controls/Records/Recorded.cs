namespace Isms.Monitor.Controls.Records;

/// <summary>A version of a record.</summary>
/// <param name="Value">What was written.</param>
/// <param name="Version">From 1.</param>
/// <param name="AtMicros">When this version was written, Unix microseconds UTC.</param>
/// <param name="By">User name, or the part of the program that wrote it.</param>
/// <param name="Reason">Why, in the writer's words; empty where none is asked for.</param>
public sealed record Recorded<T>(T Value, int Version, long AtMicros, string By, string Reason) where T : class, IRecorded;
