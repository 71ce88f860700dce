namespace Isms.Monitor.Store.Search;

/// <summary>A request that is not answered. Says why in the shape and with the types of Elasticsearch.</summary>
public sealed class SearchException : Exception
{
    SearchException(string type, int status, int code, string problem, string remedy) : base($"ISMS{code} {problem} {remedy}") => (Type, Status) = (type, status);

    /// <summary>Elasticsearch's name of the kind of error.</summary>
    public string Type { get; }

    /// <summary>Of HTTP.</summary>
    public int Status { get; }

    internal static SearchException Unknown(string what) =>
        new("parsing_exception", 400, 4050, $"{what} is not known here.", "The README of Isms.Monitor.Store lists what is; for the rest use Elasticsearch.");

    internal static SearchException Wrong(string problem, string remedy) => new("illegal_argument_exception", 400, 4051, problem, remedy);

    internal static SearchException NoIndex(string index) =>
        new("index_not_found_exception", 404, 4052, $"there is no index '{index}' to search.", "Name one of " + string.Join(", ", SearchIndex.Patterns) + ".");

    internal static SearchException TooMany(int most) =>
        new("too_many_buckets_exception", 400, 4053, $"the answer would have more than {most} buckets.", "Ask for a shorter time, a longer interval or fewer values.");
}
