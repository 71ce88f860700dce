using System.Text.RegularExpressions;

namespace Isms.Monitor.EndToEnd.Grafana;

/// <summary>What is chosen of a variable.</summary>
/// <param name="Values">At least one.</param>
/// <param name="IsList">Whether several could be chosen.</param>
/// <param name="IsAll">Whether it is the value for all, which is put in as it stands.</param>
sealed partial record VariableValue(IReadOnlyList<string> Values, bool IsList, bool IsAll)
{
    public string Text => string.Join(" + ", Values);

    /// <summary>In Lucene text: special characters escaped, several values as a list.</summary>
    public string Lucene => IsAll ? Values[0] : IsList ? $"({string.Join(" OR ", Values.Select(value => $"\"{Escape(value)}\""))})" : Escape(Values[0]);

    static string Escape(string value) => double.TryParse(value, out _) ? value : Special().Replace(value, @"\$0");

    [GeneratedRegex(@"[!*+\-=<>\s&|()\[\]{}^~?:\\/""]", RegexOptions.NonBacktracking)]
    private static partial Regex Special();
}
