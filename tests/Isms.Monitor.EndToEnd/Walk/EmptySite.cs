namespace Isms.Monitor.EndToEnd.Walk;

/// <summary>A server with registers and not one event.</summary>
public sealed class EmptySite() : Site("run");
