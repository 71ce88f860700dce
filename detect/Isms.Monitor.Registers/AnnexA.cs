using System.Globalization;

namespace Isms.Monitor.Registers;

/// <summary>The 93 control ids of ISO/IEC 27001:2022, Annex A.</summary>
public static class AnnexA
{
    public const int Count = 93;

    static readonly (int Clause, int Controls)[] Themes = [(5, 37), (6, 8), (7, 14), (8, 34)];

    /// <summary>In the order of the standard.</summary>
    public static IReadOnlyList<string> Ids { get; } =
        [.. Themes.SelectMany(theme => Enumerable.Range(1, theme.Controls).Select(number => string.Create(CultureInfo.InvariantCulture, $"A.{theme.Clause}.{number}")))];

    static readonly HashSet<string> Known = [.. Ids];

    public static bool Has(string id) => Known.Contains(id);
}
