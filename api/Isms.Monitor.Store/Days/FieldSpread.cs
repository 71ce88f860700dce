namespace Isms.Monitor.Store.Days;

/// <summary>How the values of one field are spread over events.</summary>
/// <param name="Field">Its name.</param>
/// <param name="Present">Events that have it.</param>
/// <param name="Distinct">Different values.</param>
/// <param name="Top">The most frequent values, most first; an event with several values counts for each.</param>
public sealed record FieldSpread(string Field, long Present, long Distinct, IReadOnlyList<ValueCount> Top);
