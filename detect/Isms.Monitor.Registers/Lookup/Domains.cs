namespace Isms.Monitor.Registers.Lookup;

/// <summary>The organisation's own domains, each with what lies below it.</summary>
sealed class Domains(IEnumerable<string> names)
{
    readonly string[] _names = [.. names];

    public bool Contain(ReadOnlySpan<char> domain)
    {
        foreach (var name in _names)
        {
            if (!domain.EndsWith(name, StringComparison.OrdinalIgnoreCase)) continue;
            if (domain.Length == name.Length || domain[^(name.Length + 1)] == '.') return true;
        }
        return false;
    }
}
