using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Loading;

/// <summary>What the readers of one folder share.</summary>
sealed class Reading(DateOnly today, Problems problems)
{
    /// <summary>Lines that stand for many (<c>count</c>, <c>everyone_except</c>) may stand for this many together; else a small file could fill the memory.</summary>
    public const int MostExpanded = 200_000;

    int _expanded;

    public DateOnly Today => today;
    public Problems Problems => problems;
    public References References { get; } = new(problems);

    /// <summary>False, with the error noted, when the folder asks for more.</summary>
    public bool Expand(int count, Location at)
    {
        if (_expanded <= MostExpanded - count)
        {
            _expanded += count;
            return true;
        }
        problems.Error(at, Codes.YamlRefused, $"the registers expand to more than {MostExpanded} entries", "Lower count, or name people one by one");
        return false;
    }
}
