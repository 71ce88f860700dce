using Isms.Monitor.Api.Server.Notifying.Channels;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;
using Isms.Monitor.Store;
using Isms.Monitor.Store.State;
using Microsoft.Data.Sqlite;

namespace Isms.Monitor.Api.Tests.Notifying;

public sealed class OutboxTests
{
    static CancellationToken Abort => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_told_twice_is_written_and_sent_once()
    {
        using var bench = new NotifyBench();
        Assert.Equal(1, bench.Tell(NotifyBench.Notice("incident/1/high")));
        await bench.StepAsync();
        Assert.Equal(0, bench.Tell(NotifyBench.Notice("incident/1/high")));
        await bench.StepAsync();

        Assert.Single(bench.Channel.Taken);
    }

    [Fact]
    public void A_route_takes_its_kinds_from_its_severity_on_and_nothing_else()
    {
        using var bench = new NotifyBench();
        Assert.Equal(0, bench.Tell(NotifyBench.Notice("a", Level.Low), NotifyBench.Notice("b", Level.Critical, Server.Notifying.Routing.NoticeKind.Silence)));
        Assert.Equal(2, bench.Tell(NotifyBench.Notice("c", Level.Medium), NotifyBench.Notice("d", Level.Critical, Server.Notifying.Routing.NoticeKind.Clock)));
    }

    [Fact]
    public async Task Within_the_throttle_notices_are_gathered_and_told_in_one_message_and_none_is_dropped()
    {
        using var bench = new NotifyBench(throttle: TimeSpan.FromMinutes(5));
        bench.Tell(NotifyBench.Notice("first"));
        await bench.StepAsync();
        for (var i = 0; i < 25; i++) bench.Tell(NotifyBench.Notice($"n{i:00}", i == 20 ? Level.Critical : Level.High));
        bench.Clock.Now += TimeSpan.FromSeconds(299);
        await bench.StepAsync();
        Assert.Single(bench.Channel.Taken);

        bench.Clock.Now += TimeSpan.FromSeconds(1);
        await bench.StepAsync();
        var digest = bench.Channel.Taken[1].Message;
        Assert.Equal(25, digest.Notices.Count);
        Assert.Equal("n20", digest.Notices[0].Id);
        Assert.Equal("[Isms.Monitor] critical: incident and 24 more", Wording.Subject(digest));
        Assert.Contains("5 more; the console shows all.", Wording.Body(digest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_fails_is_tried_again_after_growing_pauses_under_the_same_id_and_given_up_after_a_day()
    {
        using var bench = new NotifyBench();
        for (var i = 0; i < 200; i++) bench.Channel.Answers.Enqueue(new SendOutcome.Failed("ISMS5061 away. Look."));
        bench.Tell(NotifyBench.Notice("a"));
        await bench.StepAsync();
        while (bench.Deliveries.Single() is { State: StateDelivery.Waiting, NextMicros: { } next })
        {
            bench.Clock.Now = UnixMicros.ToDateTimeOffset(next - 1);
            await bench.StepAsync();
            bench.Clock.Now = UnixMicros.ToDateTimeOffset(next);
            await bench.StepAsync();
        }

        var attempts = bench.Attempts;
        Assert.Equal([30d, 60, 120, 240, 480, 900, 900], attempts.Zip(attempts.Skip(1)).Take(7).Select(pair => (pair.Second.AtMicros - pair.First.AtMicros) / 1e6));
        Assert.InRange(bench.Clock.Now - Fakes.FixedClock.Start, TimeSpan.FromHours(23.7), TimeSpan.FromHours(24));
        Assert.Equal(StateDelivery.GivenUp, bench.Deliveries.Single().State);
        Assert.Equal(Enumerable.Range(1, attempts.Count), attempts.Select(attempt => attempt.Attempt));
        Assert.Single(bench.Channel.Taken.Select(taken => taken.Message.Id).Distinct());
        Assert.Equal(attempts.Count, bench.Messages.Count);
    }

    [Fact]
    public async Task What_is_refused_for_good_is_not_tried_again_until_an_administrator_says_so()
    {
        using var bench = new NotifyBench();
        bench.Channel.Answers.Enqueue(new SendOutcome.Refused("ISMS5062 gone. Mend it."));
        bench.Tell(NotifyBench.Notice("a"));
        await bench.StepAsync();
        bench.Clock.Now += TimeSpan.FromDays(3);
        await bench.StepAsync();
        Assert.Single(bench.Channel.Taken);

        Assert.True(bench.Outbox.Retry(bench.Deliveries.Single().Id, "root"));
        await bench.StepAsync();
        Assert.Equal(["refused", "sent"], bench.Attempts.Select(attempt => attempt.Outcome));
        Assert.False(bench.Outbox.Retry(bench.Deliveries.Single().Id, "root"));
    }

    [Fact]
    public async Task A_crash_between_writing_and_delivery_loses_nothing()
    {
        using var bench = new NotifyBench();
        bench.Tell(NotifyBench.Notice("a"));
        // The delivery is gathered and the program ends.
        var gathered = bench.Outbox.Due(bench.Route, "");
        await bench.Start(CrashPoints.None).StepAsync(bench.Route, Abort);

        Assert.Equal(gathered!.Id, Assert.Single(bench.Channel.Taken).Message.Id);
        Assert.Equal(StateDelivery.Sent, bench.Deliveries.Single().State);
    }

    [Fact]
    public async Task A_crash_after_the_delivery_sends_the_same_message_under_the_same_id_and_no_other()
    {
        using var bench = new NotifyBench();
        bench.Tell(NotifyBench.Notice("a"));
        var dying = bench.Start(new CrashPoints(point => throw new InvalidOperationException(point)));
        Assert.Equal(CrashPoints.AfterDelivery, (await Assert.ThrowsAsync<InvalidOperationException>(() => dying.StepAsync(bench.Route, Abort))).Message);
        bench.Tell(NotifyBench.Notice("b"));
        await bench.StepAsync();
        await bench.StepAsync();

        Assert.Equal(["a", "a", "b"], bench.Channel.Taken.Select(taken => string.Join(',', taken.Message.Notices.Select(notice => notice.Id))));
        Assert.Equal(bench.Channel.Taken[0].Message.Id, bench.Channel.Taken[1].Message.Id);
    }

    [Fact]
    public void What_the_watcher_remembers_and_what_it_tells_are_written_together_or_not_at_all()
    {
        using var bench = new NotifyBench();
        Assert.Throws<InvalidOperationException>(() => bench.Outbox.Tell(session =>
        {
            session.Told.Put(new Document("kpi/VIS-01", "{}") { State = "Ineffective" });
            throw new InvalidOperationException("crash");
        }));

        Assert.Null(bench.State.Read(session => session.Told.Get("kpi/VIS-01")));
    }

    [Fact]
    public async Task Each_receiver_has_a_message_of_its_own_and_a_failing_one_does_not_hold_up_the_other()
    {
        using var bench = new NotifyBench(isMail: true);
        bench.Channel.Answers.Enqueue(new SendOutcome.Failed("ISMS5063 deferred. Wait."));
        bench.Tell(NotifyBench.Notice("a"));
        await bench.StepAsync();
        bench.Tell(NotifyBench.Notice("b"));
        await bench.StepAsync();

        Assert.Equal(["lead@example.com", "soc@example.com", "soc@example.com"], bench.Channel.Taken.Select(taken => taken.To));
    }

    [Fact]
    public async Task A_role_without_an_address_is_an_error_that_is_seen_and_mended_by_the_register()
    {
        using var bench = new NotifyBench(isMail: true, role: "isms-manager");
        bench.Tell(NotifyBench.Notice("a"));
        await bench.StepAsync();
        Assert.Equal("ISMS5064 nobody who holds the role isms-manager has a mail address, so the route soc reaches nobody. Write email: into the register of people.", Assert.Single(bench.Messages));
        Assert.Empty(bench.Channel.Taken);

        var registers = bench.Organisation.Registers;
        bench.Organisation = new Organisation(registers with { People = [.. registers.People.Select(person => person.Id is "c.lindt" ? person with { Email = "c.lindt@example.com" }
            : person.Id is "a.berg" ? person with { Email = "a.berg@example.com\r\nBcc: all@example.com" } : person)] });
        bench.Clock.Now += TimeSpan.FromSeconds(30);
        await bench.StepAsync();
        Assert.Equal("c.lindt@example.com", Assert.Single(bench.Channel.Taken).To);
    }

    [Fact]
    public async Task A_test_passes_the_throttle_says_what_came_of_it_and_is_not_repeated()
    {
        using var bench = new NotifyBench(throttle: TimeSpan.FromHours(1));
        bench.Tell(NotifyBench.Notice("a"));
        await bench.StepAsync();
        bench.Channel.Answers.Enqueue(new SendOutcome.Failed("ISMS5061 away. Look."));
        var attempt = Assert.Single(await bench.Courier.TestAsync(bench.Route, NotifyBench.Notice("test/soc/1", Level.Informational, Server.Notifying.Routing.NoticeKind.Test), Abort));

        Assert.Equal(("failed", "ISMS5061 away. Look.", (long?)null), (attempt.Outcome, attempt.Detail, attempt.NextMicros));
        bench.Clock.Now += TimeSpan.FromDays(2);
        await bench.StepAsync();
        Assert.Equal(2, bench.Channel.Taken.Count);
    }

    [Fact]
    public async Task Attempts_are_evidence_and_cannot_be_changed_or_deleted()
    {
        using var bench = new NotifyBench();
        bench.Tell(NotifyBench.Notice("a"));
        await bench.StepAsync();

        foreach (var sql in new[] { "UPDATE delivery_attempts SET outcome = 'sent'", "DELETE FROM delivery_attempts" })
            Assert.Contains("append-only", Assert.Throws<SqliteException>(() => Tamper(bench, sql)).Message, StringComparison.Ordinal);
    }

    static void Tamper(NotifyBench bench, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(bench.Folder, StateStore.FileName)};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
