namespace Isms.Monitor.Store.Days;

/// <summary>A value of a field and how many events have it.</summary>
public readonly record struct ValueCount(string Value, long Count);
