using Isms.Monitor.Api.Reading;

namespace Isms.Monitor.Api.Tests.Fakes;

/// <summary>Routes and deliveries in memory.</summary>
sealed class FakeNotifications : INotifications
{
    public List<NotificationRoute> Routes { get; } = [];

    public List<DeliveryRow> Deliveries { get; } = [];

    /// <summary>What a test comes to.</summary>
    public AttemptRow Attempt { get; set; } = new("d9", 1_795_530_600_000_000, 1, "sent", "", null);

    public Task<NotificationOverview> OverviewAsync(string only, int offset, int limit, CancellationToken abort)
    {
        var rows = Deliveries.Where(row => only.Length == 0 || row.State == only).ToList();
        return Task.FromResult(new NotificationOverview([.. Routes], [.. rows.Skip(offset).Take(limit)], rows.Count,
            Deliveries.Count(row => row.State == "given up"), Deliveries.Count(row => row is { State: "waiting", Attempts: > 0 }), 2));
    }

    public Task<DeliveryDetail?> GetAsync(string id, CancellationToken abort) => Task.FromResult(Deliveries.Find(row => row.Id == id) is { } row
        ? new DeliveryDetail(row, [new NoticeRow("incident/1/high", "incident", "high", row.MadeMicros, row.Title, "", "/incidents/1")], [Attempt with { Delivery = id }]) : null);

    public Task<bool> RetryAsync(string id, string actor, CancellationToken abort)
    {
        var at = Deliveries.FindIndex(row => row.Id == id && row.State == "given up");
        if (at >= 0) Deliveries[at] = Deliveries[at] with { State = "waiting" };
        return Task.FromResult(at >= 0);
    }

    public Task<IReadOnlyList<AttemptRow>?> TestAsync(string route, string actor, CancellationToken abort) =>
        Task.FromResult<IReadOnlyList<AttemptRow>?>(Routes.Exists(one => one.Id == route) ? [Attempt] : null);

    public static NotificationRoute Route(string id, bool reachesNobody = false) =>
        new(id, ["incident", "clock"], "high", "mail", "soc-lead", reachesNobody ? [] : ["soc@example.com"], reachesNobody, 300_000_000);

    public static DeliveryRow Delivery(string id, string state, string problem = "") =>
        new(id, "soc", "soc@example.com", 1_795_530_000_000_000, state, 3, 13, "high", "New incident: <b>Scan</b>", problem, null, state == "sent" ? 1_795_530_001_000_000 : null);
}
