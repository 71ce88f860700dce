using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.Reviews;

namespace Isms.Monitor.Api.Reading;

/// <summary>Management reviews (9.3): built from data, kept unchanged.</summary>
public interface IReviews
{
    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<ReviewRow>> ListAsync(CancellationToken abort);

    /// <summary>Builds and keeps the report of a period; the same period again makes a further version.</summary>
    Task<ReviewRow> BuildAsync(DateOnly from, DateOnly to, string actor, CancellationToken abort);

    /// <summary>Keeps the snapshot of a version under the next one's id, as the start of a correction; null for an unknown id.</summary>
    Task<ReviewRow?> CopyAsync(string id, string actor, CancellationToken abort);

    /// <summary>The report as it was issued; null for an unknown id.</summary>
    Task<ReviewSnapshot?> SnapshotAsync(string id, CancellationToken abort);

    /// <summary>The report as one HTML page without scripts; null for an unknown id.</summary>
    Task<string?> HtmlAsync(string id, CancellationToken abort);

    /// <summary>The same content as JSON; null for an unknown id.</summary>
    Task<string?> JsonAsync(string id, CancellationToken abort);
}

/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Hash">SHA-256 of the JSON, 64 hexadecimal digits.</param>
/// <param name="Sentence">The four counts in words.</param>
public sealed record ReviewRow(string Id, DateOnly From, DateOnly To, long CreatedMicros, string CreatedBy, string Hash, string Sentence)
{
    /// <summary>Id of the version that this one corrects; empty: none.</summary>
    public string Corrects { get; init; } = "";

    /// <summary>issued, minutes or signed.</summary>
    public string Stage { get; init; } = "issued";

    /// <summary>Who signed in which role and when, in words; empty: nobody yet.</summary>
    public string Signed { get; init; } = "";

    /// <param name="minutes">The newest; null: none.</param>
    public ReviewRow With(Recorded<ReviewMinutes>? minutes) => minutes is null ? this : this with
    {
        Stage = minutes.Value.SignedBy.Length > 0 ? "signed" : minutes.Value.IsEmpty ? "issued" : "minutes",
        Signed = minutes.Value.SignedBy.Length > 0 ? $"{minutes.By} as {minutes.Value.SignedBy}" : "",
        Corrects = minutes.Value.Corrects,
    };
}

/// <param name="Json">As it was stored when it was issued.</param>
public sealed record ReviewSnapshot(ReviewRow Row, string Json, Review Review);

/// <summary>A review with its minutes, for those who work on it.</summary>
/// <param name="Sections">In the order of the standard.</param>
/// <param name="Minutes">The newest version; null: none.</param>
/// <param name="Verdict">Whether snapshot and signature are whole.</param>
/// <param name="SignAs">Roles in which this user may sign.</param>
public sealed record ReviewView(ReviewRow Row, IReadOnlyList<ReviewPart> Sections, Recorded<ReviewMinutes>? Minutes, ReviewVerdict Verdict, IReadOnlyList<string> SignAs);

/// <param name="ForPeople">What people have to write there.</param>
public sealed record ReviewPart(string Id, string Clause, string Title, IReadOnlyList<string> ForPeople);
