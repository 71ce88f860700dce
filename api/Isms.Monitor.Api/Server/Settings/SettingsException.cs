namespace Isms.Monitor.Api.Server.Settings;

/// <summary>The server cannot start as it is configured; the message says where, what and what to do.</summary>
sealed class SettingsException(string message) : Exception(message);
