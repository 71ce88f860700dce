namespace Isms.Monitor.Controls.Records;

/// <summary>An entry of a register as edited in the console; it stands in place of the one in the files, or beside them.</summary>
public sealed record RegisterEdit : IRecorded
{
    public static string Kind => "register";

    /// <summary><c>SECTION/ENTRY</c>, as the files name them: <c>risks/R-03</c>.</summary>
    public required string Id { get; init; }
    /// <summary>The section.</summary>
    public string Subject => Id[..Math.Max(0, Id.IndexOf('/', StringComparison.Ordinal))];
    /// <summary>The entry in the files' own shape (YAML); empty: taken out.</summary>
    public required string Yaml { get; init; }
}
