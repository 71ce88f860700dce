namespace Isms.Monitor.Api.Replaying;

/// <summary>Lines that are sent together.</summary>
/// <param name="Key">The same for the same lines at the same place, run after run: whoever has it has the lines.</param>
/// <param name="Body">The lines, each with a newline.</param>
/// <param name="Lines">How many.</param>
/// <param name="FirstMicros">Time of its first line that has one, microseconds UTC; null: none has.</param>
sealed record ReplayBatch(string Key, ReadOnlyMemory<byte> Body, int Lines, long? FirstMicros);
