using System.Text.Json.Nodes;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Search;

/// <summary>What is searched: rows of SQL with the fields of an index.</summary>
abstract class SearchTable(string index)
{
    /// <summary>One of <see cref="SearchIndex.Names"/>.</summary>
    public string Index { get; } = index;

    public FieldTypes Types { get; } = FieldTypes.Of(index);

    /// <summary>A text that names a row, for <c>_id</c>.</summary>
    public abstract string Id { get; }

    /// <summary>The rows, for a FROM; null when there can be none.</summary>
    /// <param name="files">The files that there are.</param>
    /// <param name="times">Only rows with <c>@timestamp</c> in it are needed; others may come too.</param>
    /// <param name="parameters">Takes the values.</param>
    public abstract string? From(DayCatalog.Snapshot files, TimeBounds times, SqlParameters parameters);

    /// <summary>The documents with these ids.</summary>
    public abstract Task<IReadOnlyDictionary<string, SearchDocument>> DocumentsAsync(IReadOnlyList<string> ids, CancellationToken abort);

    /// <summary>Never fails: a field without a mapping is found by nothing, as in Elasticsearch.</summary>
    public abstract SearchField Field(string name);
}

/// <summary>A document that was found.</summary>
/// <param name="Index">The index that holds it, or would hold it, in Elasticsearch.</param>
/// <param name="Source">The document, dotted names.</param>
sealed record SearchDocument(string Index, JsonObject Source);

/// <summary>A span of <c>@timestamp</c>, microseconds since 1970-01-01 UTC; the end is outside; null: open.</summary>
readonly record struct TimeBounds(long? FromMicros, long? ToMicros);
