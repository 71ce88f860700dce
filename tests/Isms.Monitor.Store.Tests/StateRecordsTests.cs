using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Evidence;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Store.Tests;

/// <summary>The records of a data folder answer as those in memory do.</summary>
public sealed class StateRecordsTests : IDisposable
{
    static readonly DateTimeOffset Start = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    readonly string _folder = Directory.CreateTempSubdirectory("isms-records").FullName;
    readonly FixedClock _clock = new(Start);
    readonly StateStore _state;

    public StateRecordsTests() => _state = StateStore.Open(_folder);

    public void Dispose()
    {
        _state.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_change_is_a_new_version_and_the_past_reads_as_it_stood()
    {
        var (stored, twin) = (new StateRecords(_state, _clock), new InMemoryRecords());
        foreach (var book in new IRecordBook[] { stored, twin })
        {
            Assert.Equal(1, (await WriteAsync(book, Report("S-2"), 0))?.Version);
            Assert.Equal(1, (await WriteAsync(book, Report("S-1"), 0))?.Version);
            Assert.Equal(2, (await WriteAsync(book, Report("S-1") with { Real = true }, 1))?.Version);
            Assert.Null(await WriteAsync(book, Report("S-1") with { Real = false }, 1));
            Assert.Null(await WriteAsync(book, Report("S-3"), 1));
        }
        foreach (var minutes in Enumerable.Range(-1, 20))
        {
            var to = UnixMicros.From(Start.AddMinutes(minutes));
            Assert.Equal(await twin.AsOfAsync<StaffReport>(to, Abort), await stored.AsOfAsync<StaffReport>(to, Abort));
        }
        Assert.Equal(2, (await stored.AsOfAsync<StaffReport>(long.MaxValue, Abort)).Count);
        Assert.Equal(await twin.HistoryAsync<StaffReport>("S-1", Abort), await stored.HistoryAsync<StaffReport>("S-1", Abort));
        Assert.Equal([null, true], (await stored.HistoryAsync<StaffReport>("S-1", Abort)).Select(version => version.Value.Real));
        Assert.Empty(await stored.AsOfAsync<Trial>(long.MaxValue, Abort));
    }

    [Fact]
    public async Task Every_version_is_in_the_audit_trail_and_none_can_be_changed()
    {
        var records = new StateRecords(_state, _clock);
        await records.WriteAsync(Report("S-1"), 0, "carol", "by phone", Abort);
        var entry = Assert.Single(_state.Read(session => session.Audit.List()));
        Assert.Equal(("carol", "record.staff-report", "S-1"), (entry.Who, entry.Action, entry.Subject));
        Assert.Contains("by phone", entry.Detail);
        var refused = Assert.ThrowsAny<Exception>(() => _state.Write(session => session.Execute("UPDATE records SET json = '{}'")));
        Assert.Contains("append-only", refused.Message);
        Assert.ThrowsAny<Exception>(() => _state.Write(session => session.Execute("DELETE FROM records")));
    }

    async Task<Recorded<StaffReport>?> WriteAsync(IRecordBook book, StaffReport report, int expected)
    {
        _clock.Now += TimeSpan.FromMinutes(1);
        if (book is InMemoryRecords memory)
        {
            memory.NowMicros = UnixMicros.From(Start.AddMinutes(++_twinMinutes));
        }
        return await book.WriteAsync(report, expected, "carol", "", Abort);
    }

    static CancellationToken Abort => TestContext.Current.CancellationToken;

    int _twinMinutes;

    static StaffReport Report(string id) => new() { Id = id, ReportedMicros = UnixMicros.From(Start), What = "odd mail" };
}
