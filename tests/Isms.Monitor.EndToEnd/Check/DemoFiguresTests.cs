using Isms.Monitor.Controls.Measures;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;

namespace Isms.Monitor.EndToEnd.Check;

/// <summary>What the demo shows of its ninety days is what its data say.</summary>
public sealed class DemoFiguresTests(MeasuredDemo demo, ITestOutputHelper output) : IClassFixture<MeasuredDemo>
{
    /// <summary>How a KPI comes to be not measured, by words of the reason.</summary>
    static readonly string[] Unmeasured = ["gate ", "has been silent since", "0 of 0"];

    [Fact]
    public void Every_state_of_the_state_machine_occurs()
    {
        output.WriteLine(string.Join(", ", demo.States));
        Assert.Equal(Enum.GetNames<State>().Order(StringComparer.Ordinal), demo.States.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_way_of_being_not_measured_occurs()
    {
        var reasons = demo.Kpis.SelectMany(demo.Samples).SelectMany(Reasons).ToHashSet();
        Assert.All(Unmeasured, words => Assert.Contains(reasons, reason => reason.Contains(words, StringComparison.Ordinal)));
    }

    /// <summary>At the present, too, when a firewall writes what nobody can read.</summary>
    [Fact]
    public void Coverage_of_log_sources_is_what_plain_SQL_counts_on_every_day() => AssertSame(IndependentCount.LogSourceCoverage, demo.Samples("VIS-01"));

    [Fact]
    public void Coverage_by_antivirus_is_what_plain_SQL_counts_on_every_day() => AssertSame(IndependentCount.AntimalwareCoverage, demo.Samples("PRV-02"));

    [Fact]
    public void Malware_stopped_at_the_first_stage_is_what_plain_SQL_counts_over_ninety_days() => AssertSame(IndependentCount.MalwareStopped, demo.Samples("PRV-01"));

    void AssertSame(string sql, IReadOnlyList<Sample> samples)
    {
        using var count = new IndependentCount(demo.Events, Registers());
        Assert.Contains(samples, sample => sample.Numerator > 0 && sample.Numerator < sample.Denominator);
        Assert.Equal(samples.Select(sample => Words(sample.ToMicros, (sample.Numerator, sample.Denominator))), samples.Select(sample => Words(sample.ToMicros, count.At(sql, sample.ToMicros))));
    }

    static string Words(long at, (double Numerator, double Denominator) figure) => FormattableString.Invariant($"{UnixMicros.ToText(at)} {figure.Numerator} of {figure.Denominator}");

    static IEnumerable<string> Reasons(Sample sample) =>
    [
        .. sample.NotMeasured,
        .. sample.N <= 0 || sample.Value is null ? new[] { "nothing to count: 0 of 0" } : [],
    ];

    static Organisation Registers() =>
        Organisation.Load(Path.Combine(Repository.Root, "detect", "isms"), DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)).Organisation;
}
