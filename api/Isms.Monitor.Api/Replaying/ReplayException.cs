namespace Isms.Monitor.Api.Replaying;

/// <summary>The system does not take the lines; the message says what and what to do.</summary>
sealed class ReplayException(string message, Exception? inner = null) : Exception(message, inner);
