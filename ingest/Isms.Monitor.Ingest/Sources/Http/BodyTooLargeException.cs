namespace Isms.Monitor.Ingest.Sources.Http;

/// <summary>A body is longer than its bound.</summary>
sealed class BodyTooLargeException : Exception;
