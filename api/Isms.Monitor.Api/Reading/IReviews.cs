namespace Isms.Monitor.Api.Reading;

/// <summary>Management reviews (9.3): built from data, kept unchanged.</summary>
public interface IReviews
{
    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<ReviewRow>> ListAsync(CancellationToken abort);

    /// <summary>Builds and keeps the report of a period; the same period again makes a further version.</summary>
    Task<ReviewRow> BuildAsync(DateOnly from, DateOnly to, string actor, CancellationToken abort);

    /// <summary>The report as one HTML page without scripts; null for an unknown id.</summary>
    Task<string?> HtmlAsync(string id, CancellationToken abort);

    /// <summary>The same content as JSON; null for an unknown id.</summary>
    Task<string?> JsonAsync(string id, CancellationToken abort);
}

/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Hash">SHA-256 of the JSON, 64 hexadecimal digits.</param>
/// <param name="Sentence">The four counts in words.</param>
public sealed record ReviewRow(string Id, DateOnly From, DateOnly To, long CreatedMicros, string CreatedBy, string Hash, string Sentence);
