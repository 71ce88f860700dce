using System.CommandLine;
using Isms.Monitor.Store.Days;

namespace Isms.Monitor.Api.Commands;

/// <summary>Events that answer a query, newest first, straight from the data folder while no server runs.</summary>
sealed class StoreQueryCommand : ICliCommand
{
    readonly StoreArguments _store = new();
    readonly Argument<string> _query = new("Q") { Description = "For example: source.ip:10.0.0.0/8 and not event.outcome:success" };
    readonly Option<int> _limit = new("--limit") { Description = "Most events; 0 has no limit.", DefaultValueFactory = _ => 100 };
    readonly Option<bool> _oldest = new("--oldest-first") { Description = "The other order." };
    readonly Option<bool> _count = new("--count") { Description = "Print only how many there are." };

    public string Path => "store query";

    public Command Build()
    {
        var command = new Command("query", "Prints the stored events that answer a query, one ECS document a line, newest first.")
            { _query, _store.From, _store.To, _limit, _oldest, _count, _store.Data };
        command.SetAction((arguments, abort) => StoreArguments.RunAsync(() => RunAsync(arguments, abort)));
        return command;
    }

    async Task<int> RunAsync(ParseResult arguments, CancellationToken abort)
    {
        var limit = arguments.GetValue(_limit);
        if (limit < 0) throw new FormatException($"--limit: ISMS4021 {limit} is not a number of events. Use 1 or more, or 0 for no limit.");
        var filter = _store.Filter(arguments, arguments.GetValue(_query)!);
        using var store = _store.Open(arguments);
        await using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        if (arguments.GetValue(_count))
            output.Write(System.Text.Encoding.ASCII.GetBytes($"{{\"count\":{await store.Reader.CountAsync(filter, abort)}}}\n"));
        else
            await PagesAsync(store.Reader, filter, limit == 0 ? long.MaxValue : limit, arguments.GetValue(_oldest), new StoredEventWriter(output), abort);
        return 0;
    }

    static async Task PagesAsync(EventReader reader, EventFilter filter, long limit, bool oldest, StoredEventWriter to, CancellationToken abort)
    {
        EventCursor? after = null;
        do
        {
            var page = await reader.SearchAsync(filter, (int)Math.Min(limit, EventReader.MaxPage), after, oldest, abort);
            foreach (var row in page.Events) to.Write(row);
            (after, limit) = (page.Next, limit - page.Events.Count);
        }
        while (after is not null && limit > 0);
    }
}
