namespace Isms.Monitor.Events;

/// <summary>How far a source has been read.</summary>
/// <param name="Source">Name of the source as configured, for example <c>file:/var/log/ufw.log</c>.</param>
/// <param name="Origin">What <paramref name="Offset"/> counts in: a file generation, a listener's incarnation, a topic partition.</param>
/// <param name="Offset">The next record to read, so everything below it is stored.</param>
public readonly record struct SourcePosition(string Source, UInt128 Origin, long Offset);
