using System.Globalization;
using System.Text.RegularExpressions;

namespace Isms.Monitor.Registers.Loading.Entries;

/// <summary>Text with the place of a number: <c>wks-{000}</c> with 7 is <c>wks-007</c>.</summary>
static partial class NumberPattern
{
    public static bool Has(string pattern) => Place().IsMatch(pattern);

    public static string Fill(string pattern, int number) =>
        Place().Replace(pattern, match => number.ToString(CultureInfo.InvariantCulture).PadLeft(match.Length - 2, '0'));

    [GeneratedRegex(@"\{0{1,9}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
