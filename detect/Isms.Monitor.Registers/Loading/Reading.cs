using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Loading;

/// <summary>What the readers of one folder share.</summary>
sealed class Reading(DateOnly today, Problems problems, IReadOnlyDictionary<string, DateOnly>? writtenOn = null)
{
    /// <summary>Lines that stand for many (<c>count</c>, <c>everyone_except</c>) may stand for this many together; else a small file could fill the memory.</summary>
    public const int MostExpanded = 200_000;

    int _expanded;

    public DateOnly Today => today;

    /// <summary>What an offset counts from: today in a file; in an edit the day that it was written, so that what was due on a day stays due on that day.</summary>
    public DateOnly DayOf(Location at) => writtenOn is not null && writtenOn.TryGetValue(at.File, out var day) ? day : today;

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
