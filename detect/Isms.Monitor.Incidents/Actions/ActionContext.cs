using Isms.Monitor.Events;

namespace Isms.Monitor.Incidents;

/// <summary>Who acts, when, and on what severity.</summary>
sealed record ActionContext(string Actor, long AtMicros, Level Severity);
