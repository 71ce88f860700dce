using Isms.Monitor.Api.Reading;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Api.Server.Readings;

/// <summary>Last revisions of alerts out of the day files.</summary>
sealed class AlertReading(DayStore days) : IAlerts
{
    const int MaxLimit = 1000;

    public Task<Answer<AlertRows>> QueryAsync(string filter, long fromMicros, long toMicros, int limit, CancellationToken abort) => Asked.AnswerAsync(filter, async asked =>
    {
        var matches = AlertQuery.Compile(asked);
        var stored = await days.Reader.AlertsAsync(new AlertFilter { FromMicros = fromMicros, ToMicros = toMicros, Limit = int.MaxValue }, abort);
        var found = stored.Where(alert => alert.LastMicros < toMicros && matches(alert)).OrderByDescending(alert => alert.LastMicros).ThenBy(alert => alert.Id, StringComparer.Ordinal).ToList();
        return new AlertRows([.. found.Take(Math.Clamp(limit, 1, MaxLimit))], found.Count);
    });

    public async Task<Alert?> GetAsync(string id, CancellationToken abort) =>
        await days.Reader.AlertsAsync(new AlertFilter { Ids = [id], Limit = 1 }, abort) is [var alert] ? alert : null;
}
