using Isms.Monitor.Events;

namespace Isms.Monitor.Store.State;

/// <summary>One thing to tell one receiver.</summary>
/// <param name="Id">Made of what it tells, so that writing it again changes nothing: <c>incident/ID/high</c>.</param>
/// <param name="Route">Id of the route that takes it.</param>
/// <param name="Recipient">A mail address, <c>role:ID</c> while the role has nobody with one, or empty for a channel that is its own receiver.</param>
/// <param name="Kind">incident, clock, kpi, silence or test.</param>
/// <param name="Severity">How bad what it tells is.</param>
/// <param name="AtMicros">When it was written, microseconds UTC.</param>
/// <param name="Title">One line; holds what logs hold, so hostile.</param>
/// <param name="Text">One sentence more, or empty; hostile too.</param>
/// <param name="Link">Path in the console.</param>
public sealed record StateNotice(string Id, string Route, string Recipient, string Kind, Level Severity, long AtMicros, string Title, string Text, string Link);
