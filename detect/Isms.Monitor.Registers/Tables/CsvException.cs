namespace Isms.Monitor.Registers.Tables;

#pragma warning disable CA1032 // It always has a place and a remedy.
/// <summary>A text that is no CSV.</summary>
/// <param name="line">1-based.</param>
/// <param name="problem">What is wrong, without a full stop.</param>
/// <param name="remedy">What to do, without a full stop.</param>
public sealed class CsvException(int line, string problem, string remedy) : Exception(problem)
#pragma warning restore CA1032
{
    public int Line => line;
    public string Remedy => remedy;
}
