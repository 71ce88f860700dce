using System.CommandLine;

namespace Isms.Monitor.Api.Commands;

/// <summary>Stored events as NDJSON on standard output or as one Parquet file.</summary>
sealed class StoreExportCommand : ICliCommand
{
    readonly StoreArguments _store = new();
    readonly Option<string> _query = new("--query") { Description = "Only events that answer it.", DefaultValueFactory = _ => "" };
    readonly Option<string> _format = new("--format") { Description = "ndjson or parquet.", DefaultValueFactory = _ => "ndjson" };
    readonly Option<string?> _out = new("--out") { Description = "The file; for ndjson standard output when left out." };

    public string Path => "store export";

    public Command Build()
    {
        var command = new Command("export", "Writes stored events, in the order of the day files, as NDJSON or Parquet.")
            { _query, _store.From, _store.To, _format, _out, _store.Data };
        command.SetAction((arguments, abort) => StoreArguments.RunAsync(() => RunAsync(arguments, abort)));
        return command;
    }

    async Task<int> RunAsync(ParseResult arguments, CancellationToken abort)
    {
        var (format, path) = (arguments.GetValue(_format)!, arguments.GetValue(_out));
        if (format is not ("ndjson" or "parquet")) throw new FormatException($"--format: ISMS4022 '{format}' is not a format of exports. Use ndjson or parquet.");
        if (format == "parquet" && path is null) throw new FormatException("--out: ISMS4023 a Parquet file cannot go to standard output. Name a file, for example --out events.parquet.");
        var filter = _store.Filter(arguments, arguments.GetValue(_query)!);
        using var store = _store.Open(arguments);
        if (format == "parquet")
        {
            if (!await store.Reader.WriteParquetAsync(filter, path!, abort)) await Console.Error.WriteLineAsync("No events in that time: no file was written.");
            return 0;
        }
        await using var output = new BufferedStream(path is null ? Console.OpenStandardOutput() : File.Create(path), 1 << 16);
        await store.Reader.EachAsync(filter, new StoredEventWriter(output).Write, abort);
        return 0;
    }
}
