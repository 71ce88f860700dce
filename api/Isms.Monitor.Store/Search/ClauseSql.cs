using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Search;

/// <summary>A query as the condition of a WHERE over a table. It is never null, so NOT is exact. Every value is a parameter.</summary>
sealed class ClauseSql(SearchTable table, DateTimeOffset now, SqlParameters parameters)
{
    /// <summary>What may stand beside a word of a text.</summary>
    const string Gap = @"[^\p{L}\p{N}_]";

    public string Where(Clause clause) => clause switch
    {
        MatchAllClause => "true",
        MatchNoneClause => "false",
        BoolClause bound => Bool(bound),
        ExistsClause exists => Field(exists.Field).Exists,
        TermsClause terms => terms.Values.Count == 0 ? "false" : $"({string.Join(" OR ", terms.Values.Select(value => Term(terms.Field, value, terms.AnyWord)))})",
        RangeClause range => Range(range),
        PatternClause like => Like(like),
        _ => throw new InvalidOperationException($"No SQL for {clause.GetType().Name}."),
    };

    SearchField Field(string name) => name == "_id" ? new SearchField(FieldKind.Keyword, $"[{table.Id}]", table.Id) : table.Field(name);

    string Bool(BoolClause bound)
    {
        List<string> parts = [.. bound.Must.Select(Where), .. bound.MustNot.Select(clause => $"(NOT {Where(clause)})")];
        if (bound.Minimum == 1) parts.Add(bound.Should.Count == 0 ? "false" : $"({string.Join(" OR ", bound.Should.Select(Where))})");
        else if (bound.Minimum > 1) parts.Add($"({string.Join(" + ", bound.Should.Select(clause => $"{Where(clause)}::INT").DefaultIfEmpty("0"))} >= {bound.Minimum})");
        return parts.Count == 0 ? "true" : $"({string.Join(" AND ", parts)})";
    }

    string Term(string name, string value, bool anyWord)
    {
        var field = Field(name);
        switch (field.Kind)
        {
            case FieldKind.None: return "false";
            case FieldKind.Text: return Words(field, value, anyWord);
            case FieldKind.Ip: return field.AnyAddress(Addresses(name, value), parameters);
            case FieldKind.Date:
                var (first, last) = SearchTime.Read(value, isMillis: false, now);
                return Between(field, (first, true), (last, true));
            case FieldKind.Keyword:
                var text = parameters.Add(value);
                return field.Any(one => $"{one} = {text}");
            default:
                var number = parameters.Add(Number(field, name, value));
                return field.Any(one => $"{one} = {number}");
        }
    }

    string Range(RangeClause range)
    {
        var field = Field(range.Field);
        switch (field.Kind)
        {
            case FieldKind.None: return "false";
            case FieldKind.Text: throw SearchException.Unknown($"a range over the text field '{range.Field}'");
            case FieldKind.Ip: return field.AnyAddress(Addresses(range), parameters);
            case FieldKind.Keyword:
                var (low, high) = (range.From is { } from ? parameters.Add(from.Text) : null, range.To is { } to ? parameters.Add(to.Text) : null);
                return low is null && high is null ? field.Exists : field.Any(one => Ends(one, low, range.From?.Inclusive ?? true, high, range.To?.Inclusive ?? true));
            case FieldKind.Date:
                // An open lower end begins behind what is written, however long that lasts.
                (double, bool)? begin = range.From is { } since ? SearchTime.Read(since.Text, range.IsMillis, now) is var at && since.Inclusive ? (at.First, true) : (at.Last, false) : null;
                (double, bool)? end = range.To is { } until ? SearchTime.Read(until.Text, range.IsMillis, now) is var by && until.Inclusive ? (by.Last, true) : (by.First, false) : null;
                return Between(field, begin, end);
            default:
                return Between(field, range.From is { } least ? (Number(field, range.Field, least.Text), least.Inclusive) : null, range.To is { } most ? (Number(field, range.Field, most.Text), most.Inclusive) : null);
        }
    }

    string Between(SearchField field, (double Value, bool Included)? from, (double Value, bool Included)? to)
    {
        var (low, high) = (from is { } least ? parameters.Add(least.Value) : null, to is { } most ? parameters.Add(most.Value) : null);
        return low is null && high is null ? field.Exists : field.Any(one => Ends(one, low, from?.Included ?? true, high, to?.Included ?? true));
    }

    static string Ends(string value, string? low, bool lowIncluded, string? high, bool highIncluded) => string.Join(" AND ",
        new[] { low is null ? null : $"{value} {(lowIncluded ? ">=" : ">")} {low}", high is null ? null : $"{value} {(highIncluded ? "<=" : "<")} {high}" }.Where(part => part is not null));

    string Like(PatternClause like)
    {
        var field = Field(like.Field);
        switch (field.Kind)
        {
            case FieldKind.None: return "false";
            case FieldKind.Text:
                var words = parameters.Add($"(^|{Gap}){string.Concat(LuceneText.Parts(like.Pattern.ToLowerInvariant()).Select(part => part.Wildcard switch { '*' => @"[\p{L}\p{N}_]*", '?' => @"[\p{L}\p{N}_]", _ => Regex.Escape(part.Literal) }))}($|{Gap})");
                return field.Any(one => $"regexp_matches(lower({one}), {words})");
            case FieldKind.Keyword:
                var pattern = parameters.Add(string.Concat(LuceneText.Parts(like.Pattern).Select(part => part.Wildcard switch { '*' => "%", '?' => "_", _ => EscapeLike(part.Literal) })));
                return field.Any(one => $"{one} LIKE {pattern} ESCAPE '\\'");
            default:
                throw SearchException.Wrong($"'{like.Field}' takes no wildcards.", "Use a value, a network or a range for numbers, addresses and times.");
        }
    }

    static string EscapeLike(string literal)
    {
        var text = new StringBuilder();
        foreach (var letter in literal)
        {
            if (letter is '%' or '_' or '\\') text.Append('\\');
            text.Append(letter);
        }
        return text.ToString();
    }

    /// <summary>The words of the value, one behind the other; or any of them.</summary>
    string Words(SearchField field, string value, bool anyWord)
    {
        var words = Regex.Split(value.ToLowerInvariant(), Gap).Where(word => word.Length > 0).Select(Regex.Escape).ToList();
        if (words.Count == 0) return "false";
        var pattern = parameters.Add($"(^|{Gap})({string.Join(anyWord ? "|" : Gap + "+", words)})($|{Gap})");
        return field.Any(one => $"regexp_matches(lower({one}), {pattern})");
    }

    static double Number(SearchField field, string name, string value) =>
        field.Kind == FieldKind.Boolean ? value switch { "true" => 1, "false" or "" => 0, _ => throw SearchException.Wrong($"'{Short(value)}' is no value of '{name}'.", "Write true or false.") }
        : double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
        : throw SearchException.Wrong($"'{Short(value)}' is no number for '{name}'.", "Write a number.");

    static AddressRange Addresses(string name, string value) =>
        AddressRange.TryParseNetwork(value, out var network, out _) ? network
        : AddressRange.TryParseAddress(value, out var address) ? new AddressRange(address, address)
        : throw SearchException.Wrong($"'{Short(value)}' is no address for '{name}'.", "Write an address or a network such as 10.0.0.0/8.");

    static AddressRange Addresses(RangeClause range)
    {
        var (first, last) = (UInt128.MinValue, UInt128.MaxValue);
        if (range.From is { } from) first = Addresses(range.Field, from.Text).First + (from.Inclusive ? UInt128.Zero : UInt128.One);
        if (range.To is { } to) last = Addresses(range.Field, to.Text).Last - (to.Inclusive ? UInt128.Zero : UInt128.One);
        return new AddressRange(first, last);
    }

    static string Short(string value) => value.Length <= 60 ? value : value[..60];
}
