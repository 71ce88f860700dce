using System.Security.Claims;
using Isms.Monitor.Api.Live;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Controls.Acting;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.Reviews;
using Isms.Monitor.Controls.Reviews.Html;

namespace Isms.Monitor.Api.Server.Acting;

/// <summary>The course of a management review (9.3): issued, minuted, signed by role, corrected by a version of its own.</summary>
sealed class ReviewDesk(RecordDesk records, IReviews reviews, IRoles roles, ActingBasis basis)
{
    /// <summary>Newest first, each with how far it is.</summary>
    public async Task<IReadOnlyList<ReviewRow>> ListAsync(CancellationToken abort)
    {
        var minutes = (await records.AllAsync<ReviewMinutes>(abort)).ToDictionary(one => one.Value.Id);
        return [.. (await reviews.ListAsync(abort)).Select(row => row.With(minutes.GetValueOrDefault(row.Id)))];
    }

    /// <summary>Null for an unknown id.</summary>
    public async Task<ReviewView?> GetAsync(ClaimsPrincipal user, string id, CancellationToken abort)
    {
        if (await reviews.SnapshotAsync(id, abort) is not { } snapshot) return null;
        var minutes = await records.NewestAsync<ReviewMinutes>(id, abort);
        return new ReviewView(snapshot.Row.With(minutes), [.. snapshot.Review.Sections.Select(one => new ReviewPart(one.Id, one.Clause, one.Title, one.ForPeople))], minutes,
            ReviewVerdict.Of(snapshot.Json, snapshot.Row.Hash, minutes?.Value), SigningRolesOf(user));
    }

    /// <summary>With the minutes and the signature in their places; null for an unknown id.</summary>
    public async Task<string?> HtmlAsync(string id, CancellationToken abort) =>
        await records.NewestAsync<ReviewMinutes>(id, abort) is { Value.IsEmpty: false } && await RecordAsync(id, abort) is { } record ? ReviewPage.Render(record) : await reviews.HtmlAsync(id, abort);

    /// <summary>Snapshot, minutes and signature; null for an unknown id.</summary>
    public async Task<ReviewRecord?> RecordAsync(string id, CancellationToken abort) => await reviews.SnapshotAsync(id, abort) is { } snapshot
        ? new ReviewRecord(id, snapshot.Row.Hash, snapshot.Review, await records.NewestAsync<ReviewMinutes>(id, abort))
        : null;

    /// <exception cref="UnauthorizedAccessException">The user's role does not allow it.</exception>
    public async Task<WriteOutcome<ReviewMinutes>> SaveAsync(ClaimsPrincipal user, string id, MinutesChange change, CancellationToken abort)
    {
        if (await reviews.SnapshotAsync(id, abort) is not { } snapshot) return new WriteOutcome<ReviewMinutes>.Missing();
        var before = await records.NewestAsync<ReviewMinutes>(id, abort);
        return await records.WriteAsync(user, Permission.BuildReview, before, change.Version,
            () => change.Over(before?.Value ?? new ReviewMinutes { Id = id, SnapshotHash = snapshot.Row.Hash }), after => Check(snapshot, before?.Value, after), "", abort);
    }

    /// <summary>Signs the newest minutes in a role that the user holds; afterwards nothing changes.</summary>
    /// <exception cref="UnauthorizedAccessException">The user's role does not allow it.</exception>
    /// <exception cref="NotHolderException">The register gives the signing role to somebody else.</exception>
    public async Task<WriteOutcome<ReviewMinutes>> SignAsync(ClaimsPrincipal user, string id, int version, string role, CancellationToken abort)
    {
        if (await reviews.SnapshotAsync(id, abort) is not { } snapshot || await records.NewestAsync<ReviewMinutes>(id, abort) is not { } before) return new WriteOutcome<ReviewMinutes>.Missing();
        if (Session.May(user, Permission.SignReviews) && !SigningRolesOf(user).Contains(role))
            throw new NotHolderException($"You do not hold the role '{role}', in which the review would be signed.", $"It is signed by a holder of {string.Join(" or ", MinutesRules.SigningRoles)}; holders are in the register of roles.");
        return await records.WriteAsync(user, Permission.SignReviews, before, version, () => ReviewSignature.Sign(before.Value, role, records.Now),
            after => Check(snapshot, before.Value, after) ?? MinutesRules.CheckComplete(after) ?? Whole(snapshot, after), $"signed as {role}", abort);
    }

    /// <summary>A new version with the same snapshot and the minutes to start from, unsigned; it names the one it corrects.</summary>
    /// <exception cref="UnauthorizedAccessException">The user's role does not allow it.</exception>
    public async Task<WriteOutcome<ReviewMinutes>> CorrectAsync(ClaimsPrincipal user, string id, string reason, CancellationToken abort)
    {
        if (!Session.May(user, Permission.BuildReview)) throw new UnauthorizedAccessException("Your role does not allow correcting reviews.");
        if (await records.NewestAsync<ReviewMinutes>(id, abort) is not { } before) return new WriteOutcome<ReviewMinutes>.Missing();
        if (before.Value.SignedBy.Length == 0) return Refused($"the review {id} is not signed", "Change its minutes instead");
        if (string.IsNullOrWhiteSpace(reason)) return Refused("a correction needs a reason", "Say what is wrong in the signed version");
        if (await reviews.CopyAsync(id, Session.NameOf(user), abort) is not { } copy) return new WriteOutcome<ReviewMinutes>.Missing();
        var next = before.Value with { Id = copy.Id, Corrects = id, SignedBy = "", SignedMicros = null, SignedHash = "" };
        return await records.WriteAsync(user, Permission.BuildReview, null, 0, () => next, _ => null, reason, abort);
    }

    /// <summary>Roles of the register that the user holds and that sign; the account of the ISMS manager signs as such.</summary>
    public IReadOnlyList<string> SigningRolesOf(ClaimsPrincipal user)
    {
        if (!Session.May(user, Permission.SignReviews)) return [];
        var held = roles.HeldBy(Session.NameOf(user));
        return [.. MinutesRules.SigningRoles.Where(role => held.Contains(role) || role == RoleNames.Of(Role.IsmsManager) && Session.May(user, Permission.BuildReview))];
    }

    Refusal? Check(ReviewSnapshot snapshot, ReviewMinutes? before, ReviewMinutes after) => MinutesRules.Check(before, after,
        snapshot.Review.Sections.Select(section => section.Id).ToHashSet(), basis.Roles, basis.Catalogue.Definitions.Select(kpi => kpi.Id).ToHashSet());

    static Refusal? Whole(ReviewSnapshot snapshot, ReviewMinutes after) => ReviewVerdict.Of(snapshot.Json, snapshot.Row.Hash, after) is { SnapshotWhole: false }
        ? new Refusal(MinutesRules.Incomplete, "the snapshot is not the one that was issued", "Build the review again, or restore the data folder from a backup") : null;

    static WriteOutcome<ReviewMinutes>.Refused Refused(string problem, string remedy) => new(new Refusal(MinutesRules.Incomplete, problem, remedy));
}
