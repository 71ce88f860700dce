using System.Text.Json;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Server.Registering;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.Reviews;
using Isms.Monitor.Controls.Reviews.Html;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Server.Readings;

/// <summary>Management reviews: built from the evidence, kept as they were issued.</summary>
/// <remarks>A review is three documents that are written once, together: its row, its HTML, its JSON.</remarks>
sealed class ReviewReading(RegisterDesk registers, Func<Organisation, IEvidence> evidence, IRecordBook records, StateStore state, TimeProvider clock) : IReviews
{
    const string RowKind = "row";

    public Task<IReadOnlyList<ReviewRow>> ListAsync(CancellationToken abort) => Task.FromResult<IReadOnlyList<ReviewRow>>(
        [.. state.Read(session => session.Reviews.List(subject: RowKind)).Select(Read).OrderByDescending(row => row.CreatedMicros).ThenByDescending(row => row.Id, StringComparer.Ordinal)]);

    public async Task<ReviewRow> BuildAsync(DateOnly from, DateOnly to, string actor, CancellationToken abort)
    {
        var now = UnixMicros.From(clock.GetUtcNow());
        // A period that has not ended is cut off now: what is later cannot be known.
        var end = Math.Max(Start(from) + 1, Math.Min(Start(to.AddDays(1)), now));
        var held = await registers.AtAsync(end, abort);
        var builder = new ReviewBuilder(held.Catalogue, held.Organisation.Registers, evidence(held.Organisation), records);
        var review = await builder.BuildAsync(Start(from), end, [], null, abort);
        var json = ReviewJson.Write(review);
        var row = new ReviewRow("", from, to, now, actor, Hash.OfText(json), review.Counts.Sentence);
        var kept = state.Write(session => Keep(session, row, ReviewPage.Render(review), json));
        // Empty minutes bind the snapshot's hash into the audit trail from the first moment.
        await records.WriteAsync(new ReviewMinutes { Id = kept.Id, SnapshotHash = kept.Hash }, 0, actor, "issued", abort);
        return kept;
    }

    public Task<ReviewRow?> CopyAsync(string id, string actor, CancellationToken abort) => Task.FromResult(state.Write(session =>
        session.Reviews.Get(id) is { Subject: RowKind } known && session.Reviews.Get($"{id}.html") is { } html && session.Reviews.Get($"{id}.json") is { } json
            ? Keep(session, Read(known) with { Corrects = id, CreatedBy = actor, CreatedMicros = UnixMicros.From(clock.GetUtcNow()) }, html.Json, json.Json)
            : null));

    public Task<ReviewSnapshot?> SnapshotAsync(string id, CancellationToken abort) => Task.FromResult(
        state.Read(session => session.Reviews.Get(id)) is { Subject: RowKind } row && Part(id, "json") is { } json ? new ReviewSnapshot(Read(row), json, ReviewJson.Read(json)) : null);

    public Task<string?> HtmlAsync(string id, CancellationToken abort) => Task.FromResult(Part(id, "html"));

    public Task<string?> JsonAsync(string id, CancellationToken abort) => Task.FromResult(Part(id, "json"));

    static ReviewRow Keep(StateSession session, ReviewRow row, string html, string json)
    {
        var period = $"{row.From:yyyy-MM-dd}_{row.To:yyyy-MM-dd}";
        var version = session.Reviews.List(subject: RowKind).Count(one => one.Id.StartsWith(period + "_v", StringComparison.Ordinal)) + 1;
        var named = row with { Id = $"{period}_v{version}" };
        Put(session, named.Id, JsonSerializer.Serialize(named), RowKind, row.CreatedMicros);
        Put(session, $"{named.Id}.html", html, "html", row.CreatedMicros);
        Put(session, $"{named.Id}.json", json, "json", row.CreatedMicros);
        return named;
    }

    static void Put(StateSession session, string id, string content, string kind, long at)
    {
        if (session.Reviews.TryPut(new Document(id, content) { Subject = kind, UpdatedMicros = at }, 0) is null) throw new InvalidOperationException($"The review {id} is there already.");
    }

    string? Part(string id, string kind) => state.Read(session => session.Reviews.Get($"{id}.{kind}"))?.Json;

    static ReviewRow Read(Document document) => JsonSerializer.Deserialize<ReviewRow>(document.Json) ?? throw new JsonException("null is no review.");

    static long Start(DateOnly day) => UnixMicros.From(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero));
}
