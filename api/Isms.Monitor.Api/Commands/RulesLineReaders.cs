using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats;
using Isms.Monitor.Sigma.Match;

namespace Isms.Monitor.Api.Commands;

/// <summary>How the commands on rules read events: NDJSON with Sigma's field names, or log lines through the formats.</summary>
static class RulesLineReaders
{
    /// <summary>A reader for one thread.</summary>
    public static RulesLineReader Create(bool isRaw) => isRaw ? Raw(null) : new SigmaEventReader().Read;

    /// <summary>A line that no format reads is an event too (<c>pipeline_error</c>): keywords may match it, so it is no error here.</summary>
    public static RulesLineReader Raw(string? format)
    {
        var (parser, memory) = (new FrameParser(), new SourceFormatMemory());
        var context = new FormatContext { ReferenceMicros = UnixMicros.From(TimeProvider.System.GetUtcNow()) };
        return (line, into) =>
        {
            into.Begin(line);
            parser.Parse(into, format, memory, context);
            return null;
        };
    }
}
