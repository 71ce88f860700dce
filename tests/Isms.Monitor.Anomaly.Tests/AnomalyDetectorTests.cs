using System.Text;
using FsCheck.Xunit;
using Isms.Monitor.Events;

namespace Isms.Monitor.Anomaly.Tests;

public class AnomalyDetectorTests
{
    static readonly long Monday = 1_789_948_800L * UnixMicros.Second;

    [Fact]
    public void A_steady_host_raises_nothing()
    {
        var alerts = new List<Alert>();
        Feed(new AnomalyDetector(), 0, 200, hour => 40 + hour % 7, alerts);
        Assert.Empty(alerts);
    }

    [Fact]
    public void A_hundredfold_hour_says_what_was_expected_and_what_was_seen()
    {
        var alerts = new List<Alert>();
        Feed(new AnomalyDetector(), 0, 100, hour => hour == 80 ? 4_000 : 40 + hour % 7, alerts);
        var alert = Assert.Single(alerts, alert => alert.Rule.Id == "anomaly-volume");
        Assert.Equal("10.0.0.1: 4000 events in one hour, expected 43 and at most 95", alert.Reason);
        Assert.Equal((43, 4_000, 80L), (alert.Anomaly!.Expected, alert.Anomaly.Seen, alert.Anomaly.Samples));
        Assert.Equal(["10.0.0.1"], alert.Entities["source.ip"]);
    }

    [Fact]
    public void Many_ports_are_an_anomaly_of_their_own()
    {
        var alerts = new List<Alert>();
        Feed(new AnomalyDetector(), 0, 100, _ => 60, alerts, (hour, at) => hour == 90 ? 1 + at : 443);
        Assert.Equal("anomaly-ports", Assert.Single(alerts).Rule.Id);
    }

    [Fact]
    public void Two_days_are_too_short_to_judge()
    {
        var alerts = new List<Alert>();
        Feed(new AnomalyDetector(), 0, 48, hour => hour == 40 ? 9_000 : 40, alerts);
        Assert.Empty(alerts);
    }

    [Fact]
    public void An_anomaly_is_not_learned()
    {
        var alerts = new List<Alert>();
        Feed(new AnomalyDetector(new AnomalyOptions { MaxAlertsPerEntityAndDay = 100 }), 0, 200, hour => hour >= 100 ? 4_000 : 40, alerts);
        Assert.Equal(99, alerts.Count);
    }

    [Fact]
    public void Alerts_of_one_entity_are_bounded_a_day_and_what_is_held_back_is_counted()
    {
        var alerts = new List<Alert>();
        var detector = new AnomalyDetector();
        Feed(detector, 0, 144, hour => hour >= 120 ? 4_000 : 40, alerts);
        Assert.Equal(4, alerts.Count);
        Assert.Equal(19, detector.HeldBack);
    }

    [Fact]
    public void The_first_login_on_a_new_host_is_news_for_somebody_familiar()
    {
        var alerts = new List<Alert>();
        var detector = new AnomalyDetector();
        for (var login = 0; login < 60; login++) detector.Observe(Login(Monday + login * UnixMicros.Minute, "a.berg", login % 2 == 0 ? "srv-1" : "srv-2"), alerts.Add);
        detector.Observe(Login(Monday + 2 * UnixMicros.Hour, "a.berg", "srv-9"), alerts.Add);
        Assert.Equal("a.berg logged in to srv-9 for the first time; 2 hosts were usual", Assert.Single(alerts).Reason);
    }

    [Fact]
    public void A_login_at_night_is_unusual_after_weeks_of_days()
    {
        var alerts = new List<Alert>();
        var detector = new AnomalyDetector();
        for (var day = 0; day < 30; day++)
            for (var login = 0; login < 10; login++)
                detector.Observe(Login(Monday + day * UnixMicros.Day + (9 * 60 + login * 50) * UnixMicros.Minute, "a.berg", "srv-1"), alerts.Add);
        detector.Observe(Login(Monday + 30 * UnixMicros.Day + 3 * UnixMicros.Hour, "a.berg", "srv-1"), alerts.Add);
        Assert.Equal("a.berg logged in on Wednesday 03:00 UTC, when fewer than one in two hundred of the logins fall", Assert.Single(alerts).Reason);
    }

    [Fact]
    public void Entities_are_bounded_and_forgetting_is_counted()
    {
        var detector = new AnomalyDetector(new AnomalyOptions { MaxEntities = 100 });
        for (var host = 0; host < 500; host++) detector.Observe(Packet(Monday + host, $"10.1.{host / 250}.{host % 250}", 443), _ => { });
        Assert.Equal(400, detector.Evicted);
    }

    [Property(MaxTest = 8)]
    public void Saving_and_loading_at_any_hour_changes_no_finding(byte cut)
    {
        static double Volume(int hour) => hour % 41 == 40 ? 2_500 : 30 + hour * 7 % 13;
        var undisturbed = new List<Alert>();
        Feed(new AnomalyDetector(), 0, 130, hour => (int)Volume(hour), undisturbed);
        var resumed = new List<Alert>();
        var first = new AnomalyDetector();
        var at = 1 + cut % 128;
        Feed(first, 0, at, hour => (int)Volume(hour), resumed);
        using var state = new MemoryStream();
        first.Save(state);
        state.Position = 0;
        var second = new AnomalyDetector();
        second.Load(state);
        Feed(second, at, 130, hour => (int)Volume(hour), resumed);
        Assert.Equal(undisturbed.Select(alert => (alert.Id, alert.Reason)), resumed.Select(alert => (alert.Id, alert.Reason)));
    }

    static void Feed(AnomalyDetector into, int fromHour, int toHour, Func<int, int> volume, List<Alert> alerts, Func<int, int, int>? port = null)
    {
        for (var hour = fromHour; hour < toHour; hour++)
            for (var at = 0; at < volume(hour); at++)
                into.Observe(Packet(Monday + hour * UnixMicros.Hour + at * 100_000L, "10.0.0.1", port?.Invoke(hour, at) ?? 443), alerts.Add);
    }

    static readonly EcsEvent Reused = new();

    static EcsEvent Packet(long micros, string source, int port)
    {
        Reused.Begin("packet"u8);
        Reused.TimestampMicros = Reused.ReceivedMicros = micros;
        Reused.Add(Ecs.SourceIp, Encoding.ASCII.GetBytes(source), ValueKind.Ip);
        Reused.SetLong(Ecs.DestinationPort, port);
        return Reused;
    }

    static EcsEvent Login(long micros, string user, string host)
    {
        Reused.Begin("login"u8);
        Reused.TimestampMicros = Reused.ReceivedMicros = micros;
        Reused.SetText(Ecs.UserName, user);
        Reused.SetText(Ecs.HostName, host);
        Reused.Add(Ecs.EventCategory, "authentication"u8);
        Reused.Add(Ecs.EventOutcome, "success"u8);
        return Reused;
    }
}
