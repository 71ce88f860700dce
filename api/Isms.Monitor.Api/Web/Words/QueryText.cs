namespace Isms.Monitor.Api.Web.Words;

/// <summary>Builds query text from values. A value is quoted whenever it is not a plain word: log content must not become syntax.</summary>
static class QueryText
{
    public static string Term(string field, string value) => $"{field}:{Quoted(value)}";

    /// <summary>The query with one more condition.</summary>
    public static string With(string query, string field, string value, bool without = false)
    {
        var term = (without ? "not " : "") + Term(field, value);
        if (string.IsNullOrWhiteSpace(query)) return term;
        var before = query.Contains(" or ", StringComparison.OrdinalIgnoreCase) ? $"({query.Trim()})" : query.Trim();
        return before == term || before.EndsWith(" and " + term, StringComparison.Ordinal) ? query : $"{before} and {term}";
    }

    static string Quoted(string value)
    {
        var plain = value.Length > 0 && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-')
            && value.ToUpperInvariant() is not ("AND" or "OR" or "NOT" or "TO") && value[0] != '-';
        return plain ? value : $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }
}
