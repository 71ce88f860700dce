namespace Isms.Monitor.Store.Days;

/// <summary>A bar of a histogram.</summary>
/// <param name="StartMicros">Its first instant.</param>
/// <param name="Value">Value of the field that splits the bars; null when none was asked for, or the event has none.</param>
/// <param name="Count">Events in it.</param>
public readonly record struct HistogramBar(long StartMicros, string? Value, long Count);
