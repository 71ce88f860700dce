using System.Text.Json.Nodes;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Search;

/// <summary>Documents that are made when they are asked for: alerts, incidents, measurements. There are thousands of them, not millions.</summary>
/// <param name="index">Whose fields they have.</param>
/// <param name="documents">Id, and the document with dotted names.</param>
sealed class DocumentTable(string index, IReadOnlyList<(string Id, SearchDocument Document)> documents) : SearchTable(index)
{
    readonly List<string> _ids = [.. documents.Select(document => document.Id)];
    readonly List<string> _texts = [.. documents.Select(document => document.Document.Source.ToJsonString())];

    public override string Id => "id";

    public override string? From(DayCatalog.Snapshot files, TimeBounds times, SqlParameters parameters) =>
        documents.Count == 0 ? null : $"(SELECT unnest({parameters.Add(_ids)}) AS id, unnest({parameters.Add(_texts)}) AS rest)";

    public override Task<IReadOnlyDictionary<string, SearchDocument>> DocumentsAsync(IReadOnlyList<string> ids, CancellationToken abort)
    {
        var wanted = ids.ToHashSet(StringComparer.Ordinal);
        return Task.FromResult<IReadOnlyDictionary<string, SearchDocument>>(documents.Where(document => wanted.Contains(document.Id))
            .ToDictionary(document => document.Id, document => document.Document with { Source = (JsonObject)document.Document.Source.DeepClone() }, StringComparer.Ordinal));
    }

    public override SearchField Field(string name) =>
        Types.KindOf(name) is var kind and not FieldKind.None ? SearchField.OfTexts(kind, SqlFunctions.ValuesIfAny(name)) : SearchField.Unmapped;
}
