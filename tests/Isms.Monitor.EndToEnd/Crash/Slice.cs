namespace Isms.Monitor.EndToEnd.Crash;

/// <summary>What comes in within ten seconds: lines that are appended to the file, and the lines of one HTTP request.</summary>
/// <param name="NowMicros">The clock while it comes in.</param>
/// <param name="Seals">Whether closed days are sealed after it.</param>
/// <param name="File">Lines, without newlines.</param>
/// <param name="Http">Lines, without newlines.</param>
sealed record Slice(long NowMicros, bool Seals, IReadOnlyList<string> File, IReadOnlyList<string> Http);
