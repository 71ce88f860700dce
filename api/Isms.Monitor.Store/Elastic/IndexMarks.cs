using System.Text.Json;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Store.Elastic;

/// <summary>How far each file of the store is indexed, kept beside what people change.</summary>
/// <remarks>Written after Elasticsearch has the documents: what a crash lets be sent twice is there once, by its id.</remarks>
sealed class IndexMarks(StateStore state, string follower, TimeProvider clock)
{
    Dictionary<string, long>? _rows;

    /// <summary>Rows of the file that Elasticsearch has.</summary>
    public long Of(string file) => Rows.GetValueOrDefault(file);

    public void Reach(string file, long rows)
    {
        Rows[file] = rows;
        Save();
    }

    /// <summary>Forgets files that retention took.</summary>
    public void Keep(IReadOnlyCollection<string> files)
    {
        var gone = Rows.Keys.Except(files).ToList();
        if (gone.Count == 0) return;
        foreach (var file in gone) Rows.Remove(file);
        Save();
    }

    Dictionary<string, long> Rows => _rows ??= state.Read(session => session.Followers.Get(follower)) is { } known ? JsonSerializer.Deserialize<Dictionary<string, long>>(known.Json)! : [];

    void Save() => state.Write(session => session.Followers.Put(new Document(follower, JsonSerializer.Serialize(_rows)) { UpdatedMicros = Events.UnixMicros.From(clock.GetUtcNow()) }));
}
