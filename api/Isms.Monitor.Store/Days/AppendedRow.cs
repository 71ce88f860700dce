namespace Isms.Monitor.Store.Days;

/// <summary>A row and the place behind it.</summary>
/// <param name="Next">Rows of the file up to and with this one: where to read on.</param>
/// <param name="Value">What the row holds.</param>
public sealed record AppendedRow<T>(long Next, T Value);
