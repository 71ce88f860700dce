using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Match;

/// <summary>Reads NDJSON events with the field names that Sigma uses: flat, nested, or exported from EVTX. Belongs to one thread.</summary>
public sealed class SigmaEventReader
{
    readonly JsonFlattener _flattener = new(SigmaFieldNames.Of, keepNulls: true);
    readonly LogSourceReader _sources = new();

    /// <summary>Fills <paramref name="into"/> from one line; what it held before is gone.</summary>
    /// <returns>Null, or what was expected where reading stopped.</returns>
    public ParseError? Read(ReadOnlySpan<byte> line, EcsEvent into)
    {
        into.Begin(line);
        if (_flattener.Read(into.Original, into) is { } error) return error;
        into.LogSource = _sources.Read(into);
        return null;
    }
}
