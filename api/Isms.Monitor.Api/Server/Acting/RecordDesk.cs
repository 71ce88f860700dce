using System.Globalization;
using System.Security.Claims;
using Isms.Monitor.Api.Live;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Controls.Acting;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Server.Acting;

/// <summary>The one way in which people write records: permission, version and rule are asked here, and open pages are told.</summary>
sealed class RecordDesk(IRecordBook book, Announcer announcer, TimeProvider clock)
{
    public long Now => UnixMicros.From(clock.GetUtcNow());

    /// <summary>The newest version of each record of the kind, by id.</summary>
    public ValueTask<IReadOnlyList<Recorded<T>>> AllAsync<T>(CancellationToken abort) where T : class, IRecorded => book.AsOfAsync<T>(long.MaxValue, abort);

    public ValueTask<IReadOnlyList<Recorded<T>>> HistoryAsync<T>(string id, CancellationToken abort) where T : class, IRecorded => book.HistoryAsync<T>(id, abort);

    public ValueTask<Recorded<T>?> NewestAsync<T>(string id, CancellationToken abort) where T : class, IRecorded => book.NewestAsync<T>(id, abort);

    /// <summary>The next number of this year: <c>NC-2026-004</c>.</summary>
    /// <param name="prefix">What ids of the kind start with.</param>
    /// <param name="digits">Format of the number.</param>
    /// <param name="abort">Gives up.</param>
    public async Task<string> NextIdAsync<T>(string prefix, string digits, CancellationToken abort) where T : class, IRecorded
    {
        var start = $"{prefix}-{UnixMicros.DayOf(Now).Year:0000}-";
        var last = (await AllAsync<T>(abort)).Select(one => one.Value.Id).Where(id => id.StartsWith(start, StringComparison.Ordinal))
            .Select(id => int.TryParse(id.AsSpan(start.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).DefaultIfEmpty().Max();
        return start + (last + 1).ToString(digits, CultureInfo.InvariantCulture);
    }

    /// <summary>Writes the next version as a user.</summary>
    /// <param name="before">The newest version; null for a new record.</param>
    /// <param name="expected">The version that the user saw; 0 for a new one.</param>
    /// <param name="after">Makes what is to be written; asked only when the version is right.</param>
    /// <param name="check">The rule; null lets it through.</param>
    /// <exception cref="UnauthorizedAccessException">The user's role does not allow it.</exception>
    public async Task<WriteOutcome<T>> WriteAsync<T>(ClaimsPrincipal user, Permission needs, Recorded<T>? before, int expected, Func<T> after,
        Func<T, Refusal?> check, string reason, CancellationToken abort) where T : class, IRecorded
    {
        if (!Session.May(user, needs)) throw new UnauthorizedAccessException("Your role does not allow writing this record.");
        if ((before?.Version ?? 0) != expected) return new WriteOutcome<T>.Stale(expected, before);
        var next = after();
        if (check(next) is { } refusal) return new WriteOutcome<T>.Refused(refusal);
        if (await book.WriteAsync(next, expected, Session.NameOf(user), reason.Trim(), abort) is not { } written)
            return new WriteOutcome<T>.Stale(expected, await NewestAsync<T>(next.Id, abort));
        announcer.Publish(Topic.Records);
        return new WriteOutcome<T>.Done(written);
    }
}
