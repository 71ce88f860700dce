using Isms.Monitor.Events;

namespace Isms.Monitor.Store.Elastic;

/// <summary>Documents for one bulk request, as NDJSON, and where each of them lies in it.</summary>
sealed class BulkBody
{
    readonly List<int> _ends = [];

    /// <summary>Written to by whoever adds a document, between <see cref="Begin(string, string)"/> and <see cref="End"/>.</summary>
    public JsonBytes Bytes { get; } = new();

    public int Count => _ends.Count;

    /// <summary>The action: made once, or refused as there already (status 409, which is as good).</summary>
    public void Begin(string index, string id) => Begin(index, id, null);

    /// <param name="index">Its name.</param>
    /// <param name="id">Of the document.</param>
    /// <param name="version">With external version: an older one is refused with 409.</param>
    public void Begin(string index, string id, long? version)
    {
        Bytes.Raw(version is null ? "{\"create\":{\"_index\":"u8 : "{\"index\":{\"_index\":"u8);
        Bytes.Text(index);
        Bytes.Raw(",\"_id\":"u8);
        Bytes.Text(id);
        if (version is { } revision)
        {
            Bytes.Raw(",\"version_type\":\"external\",\"version\":"u8);
            Bytes.Number(revision);
        }
        Bytes.Raw("}}\n"u8);
    }

    public void End()
    {
        Bytes.Raw((byte)'\n');
        _ends.Add(Bytes.Length);
    }

    public void Clear()
    {
        Bytes.Clear();
        _ends.Clear();
    }

    /// <summary>Action and document of an item, with their newlines.</summary>
    public ReadOnlyMemory<byte> Item(int at) => Bytes.WrittenMemory[(at == 0 ? 0 : _ends[at - 1]).._ends[at]];
}
