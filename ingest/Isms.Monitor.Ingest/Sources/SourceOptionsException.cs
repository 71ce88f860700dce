namespace Isms.Monitor.Ingest.Sources;

/// <summary>A source cannot be made from its options; says each problem and its remedy.</summary>
public sealed class SourceOptionsException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<string> Problems => problems;
}
