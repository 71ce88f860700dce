using FsCheck;
using FsCheck.Fluent;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Tests.Query;

public sealed class ConformanceTests
{
    const int Events = 400;
    const int Queries = 700;

    /// <summary>Fixed, so that a failure is the change's; 9,000 queries from random seeds agreed when it was written.</summary>
    static readonly Rnd Seed = new(20261124);

    /// <summary>The same events and queries through DuckDB and through the predicate. How many queries have an answer, and how many do
    /// not have all events, is required too: agreement on nothing does not count.</summary>
    [Fact]
    public async Task Sql_and_predicate_give_the_same_events_for_the_same_query()
    {
        using var folder = new TempFolder();
        using var store = Sample.Open(folder);
        var batches = Generate.Batches(Generate.Event.Sample(Events, Seed, 50));
        await store.CommitAsync([.. batches.Select(batch => new CommitUnit(batch, [], []))], TestContext.Current.CancellationToken);

        var telling = 0;
        foreach (var text in Generate.Query.Sample(Queries, Seed, 60))
        {
            var query = EventQuery.Parse(text);
            var predicate = query.ToPredicate();
            var expected = batches.SelectMany(batch => batch.Events.ToArray()).Where(from => predicate(from)).Select(from => from.Id.ToString()).Order().ToList();
            var page = await store.Reader.SearchAsync(new EventFilter(query), 1000, abort: TestContext.Current.CancellationToken);
            var actual = page.Events.Select(row => row.Event.Id.ToString()).Order().ToList();
            Assert.True(expected.SequenceEqual(actual), $"{text}: {string.Join(", ", expected.Except(actual).Select(Show))} only in memory; "
                + $"{string.Join(", ", actual.Except(expected).Select(Show))} only in SQL");
            if (expected.Count is > 0 and < Events) telling++;
        }
        Assert.InRange(telling, Queries / 2, Queries);

        string Show(string id) => EventJson.FlatText(batches.SelectMany(batch => batch.Events.ToArray()).Single(from => from.Id.ToString() == id));
    }

    [Fact]
    public async Task An_event_comes_back_with_all_its_values_kinds_and_bytes()
    {
        using var folder = new TempFolder();
        using var store = Sample.Open(folder);
        var batches = Generate.Batches(Generate.Event.Sample(Events, Seed, 50));
        await store.CommitAsync([.. batches.Select(batch => new CommitUnit(batch, [], []))], TestContext.Current.CancellationToken);

        var page = await store.Reader.SearchAsync(EventFilter.All, Events, abort: TestContext.Current.CancellationToken);
        var stored = page.Events.ToDictionary(row => row.Event.Id, row => row.Event);
        foreach (var sent in batches.SelectMany(batch => batch.Events.ToArray()))
        {
            var back = stored[sent.Id];
            Assert.True(sent.Original.SequenceEqual(back.Original));
            Assert.Equal((sent.TimestampMicros, sent.ReceivedMicros, sent.Offset, sent.LogSource), (back.TimestampMicros, back.ReceivedMicros, back.Offset, back.LogSource));
            Assert.Equal(Values(sent), Values(back));
        }
    }

    static List<string> Values(EcsEvent of)
    {
        var values = new List<string>();
        for (var slot = 0; slot < of.Count; slot++)
        {
            var field = of.FieldAt(slot).Name;
            if (field is "@timestamp" or "event.ingested" or "event.original" or "_id" or "isms.logsource") continue;
            var text = System.Text.Encoding.UTF8.GetString(of.ValueAt(slot));
            if (field == "source.ip" && AddressRange.TryParseAddress(text, out var address)) text = AddressRange.ToText(address);
            values.Add($"{field}={text}{(of.KindAt(slot) == ValueKind.Null ? " null" : "")}");
        }
        values.Sort(StringComparer.Ordinal);
        return values;
    }
}
