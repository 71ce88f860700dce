namespace Isms.Monitor.Ingest.Sources;

/// <summary>Checks of options; all violations are reported together.</summary>
sealed class Bounds
{
    readonly List<string> _problems = [];

    public IReadOnlyList<string> Problems => _problems;

    public Bounds Within<T>(string option, T value, T least, T most) where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
            _problems.Add($"ISMS1100 {option} is {value}. It must be between {least} and {most}.");
        return this;
    }

    public Bounds That(bool holds, string problem)
    {
        if (!holds) _problems.Add(problem);
        return this;
    }

    /// <exception cref="SourceOptionsException">Something is out of bounds.</exception>
    public void Check()
    {
        if (_problems.Count > 0) throw new SourceOptionsException(_problems);
    }
}
