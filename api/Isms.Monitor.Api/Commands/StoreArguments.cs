using System.CommandLine;
using Isms.Monitor.Events;
using Isms.Monitor.Store;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Api.Commands;

/// <summary>What the commands on the store have in common: the folder, the span of time, and what a failure means for the exit code.</summary>
sealed class StoreArguments
{
    public Option<string> Data { get; } = new("--data") { Description = "The data folder of the server.", DefaultValueFactory = _ => "data" };

    public Option<string?> From { get; } = new("--from") { Description = "First @timestamp, ISO 8601, for example 2026-11-24T22:00:00Z." };

    public Option<string?> To { get; } = new("--to") { Description = "First @timestamp that is outside, ISO 8601." };

    /// <exception cref="FormatException">The query or a time is wrong; the message says where and what was expected.</exception>
    public EventFilter Filter(ParseResult arguments, string query) =>
        new(EventQuery.Parse(query), Time(arguments, From), Time(arguments, To));

    /// <exception cref="StoreException">The folder has no store, or a server has it.</exception>
    public DayStore Open(ParseResult arguments) =>
        DayStore.OpenExisting(new StoreOptions { Folder = arguments.GetValue(Data)! }, TimeProvider.System);

    /// <summary>Runs a command: wrong usage is 2, a store that cannot be read is 3.</summary>
    public static async Task<int> RunAsync(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (FormatException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 2;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(failed.Message);
            return 3;
        }
    }

    static long? Time(ParseResult arguments, Option<string?> option)
    {
        if (arguments.GetValue(option) is not { } text) return null;
        return UnixMicros.TryParse(text, out var micros) ? micros
            : throw new FormatException($"{option.Name}: ISMS4020 '{text}' is not a time. Write it like 2026-11-24T22:00:00Z.");
    }
}
