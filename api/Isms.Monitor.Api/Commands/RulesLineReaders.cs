using Isms.Monitor.Sigma.Match;

namespace Isms.Monitor.Api.Commands;

/// <summary>How the commands on rules read events: NDJSON with Sigma's field names, or log lines through the parser.</summary>
static class RulesLineReaders
{
    public static RulesLineReader Create(bool isRaw) =>
        isRaw ? throw new NotSupportedException("Log lines are read by the formats of the ingest, which this build does not have.") : new SigmaEventReader().Read;
}
