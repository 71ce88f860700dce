namespace Isms.Monitor.Store.Query;

/// <summary>What may stand as a field in a query. Only such names reach SQL text; every value is a parameter.</summary>
static class FieldName
{
    public const int MaxLength = 200;

    public static bool IsValid(ReadOnlySpan<char> name)
    {
        if (name.Length is 0 or > MaxLength || !(char.IsAsciiLetter(name[0]) || name[0] is '_' or '@')) return false;
        foreach (var letter in name)
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('.' or '_' or '-' or '@')) return false;
        return name[^1] != '.';
    }
}
