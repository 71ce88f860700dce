using System.Text;
using Isms.Monitor.Api.Demo;
using Isms.Monitor.Api.Demo.Devices;
using Isms.Monitor.Api.Demo.Scenes;
using Isms.Monitor.Controls.Trials;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;

namespace Isms.Monitor.Api.Tests.Demo;

public class DemoHistoryTests
{
    const long Now = 1_795_557_600_000_000;

    static readonly DemoHistory History = new(Company(), Now);
    static readonly List<DemoLine> Lines = [.. History.Lines()];

    [Fact]
    public void The_full_day_has_two_hundred_thousand_lines_of_thirty_sources()
    {
        var day = Lines.Where(line => line.ReceivedMicros >= History.FullDayMicros).ToList();
        Assert.InRange(day.Count, 200_000, 320_000);
        Assert.True(day.Select(line => line.Device).Where(device => !device.StartsWith("wks-", StringComparison.Ordinal)).Distinct().Count() >= 30);
    }

    [Fact]
    public void Ninety_thin_days_lie_before_it() =>
        Assert.Equal(DemoHistory.ThinDays, Lines.Where(line => line.ReceivedMicros < History.FullDayMicros).Select(line => (line.ReceivedMicros - History.FullDayMicros) / UnixMicros.Day).Distinct().Count());

    [Fact]
    public void Lines_come_in_the_order_of_reception() =>
        Assert.True(Lines.Zip(Lines.Skip(1)).All(pair => pair.First.ReceivedMicros <= pair.Second.ReceivedMicros));

    [Fact]
    public void The_same_seed_gives_the_same_lines() =>
        Assert.True(new DemoHistory(Company(), Now).Lines().Take(20_000).SequenceEqual(Lines.Take(20_000)));

    [Fact]
    public void A_sensor_falls_silent_and_a_firmware_changes_its_format()
    {
        Assert.DoesNotContain(Lines, line => line.Device == Outages.Silent && line.ReceivedMicros > Now - 4 * UnixMicros.Hour);
        Assert.Contains(Lines, line => line.Device == Outages.Updated && line.Text.Contains("%ASA-4/", StringComparison.Ordinal));
    }

    [Fact]
    public void Before_the_antivirus_had_moved_no_agent_was_heard_for_longer_than_a_daily_figure_may_stand()
    {
        var moved = Now - 92 * UnixMicros.Day;
        Assert.DoesNotContain(Lines, line => IsHealth(line) && line.ReceivedMicros >= moved - 37 * UnixMicros.Hour && line.ReceivedMicros < moved);
        Assert.Contains(Lines, line => IsHealth(line) && line.ReceivedMicros >= moved && line.ReceivedMicros < moved + UnixMicros.Day);
    }

    static bool IsHealth(DemoLine line) => line.Text.Contains("client health report", StringComparison.Ordinal) || line.Text.Contains(" freshclam[", StringComparison.Ordinal);

    [Fact]
    public void One_device_has_a_wrong_clock() => Assert.Contains(Lines, line => line.Device == Fleet.WrongClock);

    [Fact]
    public void No_line_names_an_address_outside_the_documentation_and_private_ranges() =>
        Assert.All(Lines.TakeLast(5_000), line => Assert.DoesNotMatch(@"\b(8\.8\.8\.8|1\.1\.1\.1)\b", line.Text));

    [Fact]
    public void Every_line_of_a_trial_of_the_history_is_in_its_ledger_and_every_trial_is_over()
    {
        var trials = History.Trials().ToList();
        var pending = new PendingTrials(trials.Select(script => script.Trial));
        var tagged = Lines.Select(line => (Line: line, Bytes: Encoding.UTF8.GetBytes(line.Text)))
            .Where(one => TrialTag.TryFind(one.Bytes, out var id) && (pending.Holds(id, one.Bytes, one.Line.ReceivedMicros) ? true : throw new InvalidOperationException(one.Line.Text))).ToList();

        Assert.InRange(trials.Count, DemoHistory.ThinDays * Company().Registers.Trials.Count, (DemoHistory.ThinDays + 1) * Company().Registers.Trials.Count);
        Assert.Equal(trials.Count, trials.Select(script => script.Trial.Id).Distinct().Count());
        Assert.Equal(trials.Sum(script => script.Lines.Count), tagged.Count);
        Assert.All(trials, script => Assert.True(script.Trial.InjectedMicros + script.Trial.LimitMicros < Now));
    }

    static Organisation Company() => Organisation.Load(Path.Combine(AppContext.BaseDirectory, "isms"), new DateOnly(2026, 11, 24)).Organisation;
}
