using System.Data.Common;
using System.Text.Json;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Store.Evidence;

/// <summary>Records in the state of a data folder.</summary>
public sealed class StateRecords(StateStore state, TimeProvider clock) : IRecordBook
{
    public ValueTask<IReadOnlyList<Recorded<T>>> AsOfAsync<T>(long to, CancellationToken abort) where T : class, IRecorded =>
        ReadAsync<T>(session => session.Records.AsOf(T.Kind, to));

    public ValueTask<IReadOnlyList<Recorded<T>>> HistoryAsync<T>(string id, CancellationToken abort) where T : class, IRecorded =>
        ReadAsync<T>(session => session.Records.Of(T.Kind, id));

    public ValueTask<Recorded<T>?> WriteAsync<T>(T value, int expectedVersion, string by, string reason, CancellationToken abort) where T : class, IRecorded
    {
        abort.ThrowIfCancellationRequested();
        var json = JsonSerializer.Serialize(value, ControlsJson.Canonical);
        var row = new StateRecord(T.Kind, value.Id, expectedVersion + 1, UnixMicros.From(clock.GetUtcNow()), by, reason, json);
        return new(state.Write(session => session.Records.TryAdd(row)) ? Read<T>(row) : null);
    }

    ValueTask<IReadOnlyList<Recorded<T>>> ReadAsync<T>(Func<StateSession, IReadOnlyList<StateRecord>> look) where T : class, IRecorded
    {
        try
        {
            return new([.. state.Read(look).Select(Read<T>)]);
        }
        catch (Exception failed) when (failed is DbException or JsonException)
        {
            throw new EvidenceUnavailableException($"the records could not be read: {failed.Message}", failed);
        }
    }

    static Recorded<T> Read<T>(StateRecord row) where T : class, IRecorded => new(
        JsonSerializer.Deserialize<T>(row.Json, ControlsJson.Canonical) ?? throw new JsonException($"{row.Kind} {row.Id} is empty."),
        row.Version, row.AtMicros, row.Who, row.Reason);
}
