using System.Globalization;
using System.Text;
using Isms.Monitor.Api.Server.Incidents;
using Isms.Monitor.Events;
using Isms.Monitor.Store;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Seal;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.EndToEnd.Crash;

/// <summary>What a data folder holds in the end, as lines that can be compared.</summary>
/// <param name="Events">Id and raw line of each event, in order.</param>
/// <param name="Alerts">Last revision of each alert.</param>
/// <param name="Incidents">Incidents that are no duplicates: alerts, severity, controls.</param>
/// <param name="SealedFiles">Files in the chain of sealed days.</param>
sealed record Outcome(IReadOnlyList<string> Events, IReadOnlyList<string> Alerts, IReadOnlyList<string> Incidents, int SealedFiles)
{
    public IReadOnlyList<string> Lines => [.. Events.Select(one => one[(one.IndexOf(' ', StringComparison.Ordinal) + 1)..]).Order(StringComparer.Ordinal)];

    public static async Task<Outcome> ReadAsync(string folder, CancellationToken abort)
    {
        var data = new CrashChildSettings(folder, 0, "", false).DataFolder;
        var events = new List<string>();
        IReadOnlyList<Alert> alerts;
        using (var store = DayStore.OpenExisting(new StoreOptions { Folder = data }, TimeProvider.System))
        {
            await store.Reader.EachAsync(EventFilter.All, stored => events.Add($"{stored.Event.Id} {Encoding.UTF8.GetString(stored.Event.Original)}"), abort);
            alerts = await store.Reader.AlertsAsync(new AlertFilter { Limit = int.MaxValue }, abort);
        }
        var chain = ChainCheck.Run(data);
        Assert.Null(chain.Broken);
        using var state = StateStore.Open(data);
        var incidents = state.Read(session => session.Incidents.Ids(new IncidentFilter()).Select(id => session.Incidents.Get(id)!).Where(row => row.State != "Closed").Select(Line).ToList());
        return new Outcome(Sorted(events), Sorted(alerts.Select(Line)), Sorted(incidents), Directory.GetFiles(Path.Combine(data, "events"), "*.parquet").Length);
    }

    static List<string> Sorted(IEnumerable<string> lines) => [.. lines.Order(StringComparer.Ordinal)];

    static string Line(Alert alert) => string.Create(CultureInfo.InvariantCulture,
        $"{alert.Id} {alert.Rule.Name} [{alert.GroupKey}] count {alert.Count} from {alert.FirstMicros} to {alert.LastMicros} ended {alert.Ended} events {string.Join(',', alert.Events.Order())}");

    static string Line(IncidentRow row)
    {
        var machine = IncidentBook.Read(row).Machine;
        return $"{machine.Severity} {string.Join(',', machine.Alerts.Select(alert => alert.Id).Order(StringComparer.Ordinal))} "
            + $"controls {string.Join(',', machine.Controls.Select(control => $"{control.Control}:{control.Polarity}").Order(StringComparer.Ordinal))}";
    }
}
