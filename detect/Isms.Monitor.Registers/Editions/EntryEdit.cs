namespace Isms.Monitor.Registers.Editions;

/// <summary>A change of one entry, laid over the files.</summary>
/// <param name="Section">The register: the key at the top of its file.</param>
/// <param name="Entry">The entry's id; of a register that is edited as a whole its key again.</param>
/// <param name="Yaml">All of the entry in the files' own shape; empty: taken out.</param>
/// <param name="On">The day it was written, from which its offsets such as <c>-30d</c> count.</param>
public sealed record EntryEdit(string Section, string Entry, string Yaml, DateOnly On)
{
    /// <summary>The largest entry: a training with a record for each of 10,000 people fits in.</summary>
    public const int MostCharacters = 512 * 1024;

    /// <summary>What stands in the place of a file in the problems of the edit: <c>risks/R-03</c>.</summary>
    public string Name => $"{Section}/{Entry}";
}
