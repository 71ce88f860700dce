namespace Isms.Monitor.Store.Search;

/// <summary>Reads Lucene's query text as its classic parser does.</summary>
/// <remarks>AND and OR have no precedence there: each clause is required, optional or forbidden. AND requires the clauses at both of its sides, so
/// <c>a OR b AND c</c> requires b and c. Optional clauses count only where nothing is required.</remarks>
sealed class LuceneReader
{
    const int MaxDepth = 40;

    readonly IReadOnlyList<LuceneToken> _tokens;
    readonly bool _isAnd;
    int _at;
    int _depth;

    LuceneReader(IReadOnlyList<LuceneToken> tokens, bool isAnd) => (_tokens, _isAnd) = (tokens, isAnd);

    enum Occurrence { Should, Must, MustNot }

    /// <param name="text">The query.</param>
    /// <param name="isAnd">Clauses side by side are all required; else any will do.</param>
    /// <exception cref="SearchException">ISMS4050, 4051.</exception>
    public static Clause Read(string text, bool isAnd = false)
    {
        var reader = new LuceneReader(LuceneTokens.Of(text), isAnd);
        if (reader._tokens.Count == 0) return new MatchNoneClause();
        var query = reader.Clauses(null);
        if (reader._at < reader._tokens.Count) throw Unexpected(reader._tokens[reader._at]);
        return query;
    }

    LuceneToken? Next => _at < _tokens.Count ? _tokens[_at] : null;

    Clause Clauses(string? field)
    {
        if (++_depth > MaxDepth) throw SearchException.Wrong("the query text is nested too deeply.", "Write it with fewer parentheses.");
        var clauses = new List<(Occurrence Occurs, Clause Clause)>();
        while (Next is { } next && next.Kind != LuceneKind.Close)
        {
            var conjunction = Take(LuceneKind.And) ? LuceneKind.And : Take(LuceneKind.Or) ? LuceneKind.Or : (LuceneKind?)null;
            var (isForbidden, isRequired) = (Take(LuceneKind.Not), false);
            if (!isForbidden) isRequired = Take(LuceneKind.Plus);
            var clause = One(field);
            if (clauses.Count > 0 && clauses[^1].Occurs != Occurrence.MustNot)
            {
                if (conjunction == LuceneKind.And) clauses[^1] = (Occurrence.Must, clauses[^1].Clause);
                else if (_isAnd && conjunction == LuceneKind.Or) clauses[^1] = (Occurrence.Should, clauses[^1].Clause);
            }
            var must = isRequired || conjunction == LuceneKind.And || (_isAnd && conjunction != LuceneKind.Or);
            clauses.Add((isForbidden ? Occurrence.MustNot : must ? Occurrence.Must : Occurrence.Should, clause));
        }
        _depth--;
        return Together(clauses);
    }

    static Clause Together(List<(Occurrence Occurs, Clause Clause)> clauses)
    {
        if (clauses.Count == 0) throw SearchException.Wrong("the query text has empty parentheses or ends too early.", "Write a clause there.");
        if (clauses is [(not Occurrence.MustNot, var only)]) return only;
        IReadOnlyList<Clause> Of(Occurrence occurs) => [.. clauses.Where(clause => clause.Occurs == occurs).Select(clause => clause.Clause)];
        var (must, should) = (Of(Occurrence.Must), Of(Occurrence.Should));
        // What only forbids means all the others: so Elasticsearch has it, not Lucene.
        if (must.Count == 0 && should.Count == 0) must = [new MatchAllClause()];
        return new BoolClause(must, should, Of(Occurrence.MustNot), must.Count == 0 && should.Count > 0 ? 1 : 0);
    }

    Clause One(string? field)
    {
        var token = Next ?? throw SearchException.Wrong("the query text ends too early.", "Write a clause behind its last operator.");
        _at++;
        switch (token.Kind)
        {
            case LuceneKind.Field when field is null && Next is { Kind: not LuceneKind.Field }:
                return One(token.Text);
            case LuceneKind.Open:
                var inner = Clauses(field);
                if (!Take(LuceneKind.Close)) throw SearchException.Wrong("the query text has a parenthesis that is not closed.", "Close it.");
                return inner;
            case LuceneKind.Word or LuceneKind.Quoted or LuceneKind.Range or LuceneKind.Compare:
                return field is null ? Bare(token) : Of(field, token);
            default:
                throw Unexpected(token);
        }
    }

    static Clause Bare(LuceneToken token) => token is { Kind: LuceneKind.Word, Text: "*" } ? new MatchAllClause()
        : throw SearchException.Wrong($"'{token.Text}' stands without a field.", "Write field:value; free text over all fields is not searched here.");

    static Clause Of(string field, LuceneToken token) => token.Kind switch
    {
        LuceneKind.Range => new RangeClause(field, token.From, token.To),
        LuceneKind.Compare => new RangeClause(field, token.From, token.To),
        LuceneKind.Quoted when field == "_exists_" => new ExistsClause(token.Text),
        LuceneKind.Quoted => new TermsClause(field, [token.Text]),
        _ when field == "_exists_" => new ExistsClause(LuceneText.Unescape(token.Text)),
        _ when token.Text == "*" => field == "*" ? new MatchAllClause() : new ExistsClause(field),
        _ when LuceneText.HasWildcard(token.Text) => new PatternClause(field, token.Text),
        _ => new TermsClause(field, [LuceneText.Unescape(token.Text)], AnyWord: true),
    };

    bool Take(LuceneKind kind)
    {
        if (Next?.Kind != kind) return false;
        _at++;
        return true;
    }

    static SearchException Unexpected(LuceneToken token) => SearchException.Wrong($"the query text has '{token.Text}' where a clause should be.", "Write field:value there.");
}
