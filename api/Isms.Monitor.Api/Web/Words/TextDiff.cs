namespace Isms.Monitor.Api.Web.Words;

/// <summary>The lines that differ between two texts, in order: the shortest edit by the longest common subsequence of lines.</summary>
static class TextDiff
{
    /// <summary>Beyond this many pairs of lines the middle is shown as taken out and put in.</summary>
    const int MostPairs = 4_000_000;

    public static IReadOnlyList<DiffLine> Lines(string before, string after)
    {
        var (old, now) = (Split(before), Split(after));
        var start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start]) start++;
        var end = 0;
        while (end < old.Length - start && end < now.Length - start && old[^(end + 1)] == now[^(end + 1)]) end++;
        return
        [
            .. old[..start].Select(Same),
            .. Middle(old[start..^end], now[start..^end]),
            .. old[(old.Length - end)..].Select(Same),
        ];
    }

    static IEnumerable<DiffLine> Middle(string[] old, string[] now)
    {
        if ((long)old.Length * now.Length > MostPairs)
        {
            foreach (var line in old) yield return new DiffLine('-', line);
            foreach (var line in now) yield return new DiffLine('+', line);
            yield break;
        }
        var common = Common(old, now);
        var (i, j) = (0, 0);
        while (i < old.Length || j < now.Length)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                yield return Same(old[i++]);
                j++;
            }
            else if (j == now.Length || i < old.Length && common[i + 1, j] >= common[i, j + 1]) yield return new DiffLine('-', old[i++]);
            else yield return new DiffLine('+', now[j++]);
        }
    }

    /// <summary>Length of the longest common subsequence of what is left from each pair of lines on.</summary>
    static int[,] Common(string[] old, string[] now)
    {
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
            for (var j = now.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        return common;
    }

    static string[] Split(string text) => text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n');

    static DiffLine Same(string text) => new(' ', text);
}

/// <param name="Mark">A blank: the same in both; <c>-</c>: taken out; <c>+</c>: put in.</param>
public sealed record DiffLine(char Mark, string Text);
