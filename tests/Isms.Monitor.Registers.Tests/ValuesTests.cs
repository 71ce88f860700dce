using Isms.Monitor.Registers.Loading;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Tests;

public class ValuesTests
{
    [Theory]
    [InlineData("2026-02-28", "2026-02-28")]
    [InlineData("today", "2026-11-24")]
    [InlineData("-30d", "2026-10-25")]
    [InlineData("+0d", "2026-11-24")]
    [InlineData("+38d", "2027-01-01")]
    [InlineData("2026-02-29", null)]
    [InlineData("28.02.2026", null)]
    [InlineData("30d", null)]
    [InlineData("-d", null)]
    [InlineData("-99999999d", null)]
    [InlineData("--3d", null)]
    public void A_day_is_a_date_or_an_offset_from_today(string text, string? day) =>
        Assert.Equal(day, Values.TryDate(text, RegisterFiles.Today, out var date) ? date.ToString("yyyy-MM-dd") : null);

    [Theory]
    [InlineData("30s", 30)]
    [InlineData("15m", 900)]
    [InlineData("4h", 14_400)]
    [InlineData("7d", 604_800)]
    [InlineData("0m", null)]
    [InlineData("15", null)]
    [InlineData("m", null)]
    [InlineData("-5m", null)]
    [InlineData("2000000000d", null)]
    public void A_span_is_a_number_with_its_unit(string text, int? seconds) =>
        Assert.Equal(seconds, Values.TrySpan(text, out var span) ? (int)span.TotalSeconds : null);

    [Fact]
    public void A_range_of_assets_counts_addresses_over_the_octet()
    {
        using var files = new RegisterFiles().With("a.yml", """
            assets:
              - { id: "wks-{000}", count: 300, first: 5, kind: endpoint, hosts: "wks-{000}.example.com", ips: 10.20.0.0/23 from 10.20.0.11, logging_required: true, expected_interval: 1d }
            """);

        var (organisation, errors) = files.Load();

        Assert.DoesNotContain(errors, error => !error.IsFinding);
        Assert.Equal(300, organisation.Registers.Assets.Count);
        Assert.Equal("wks-005", organisation.AssetByIp("10.20.0.11")?.Id);
        Assert.Equal("wks-304", organisation.AssetByIp("10.20.1.54")?.Id);
        Assert.Equal("wks-304", organisation.AssetByHost("wks-304.example.com")?.Id);
        Assert.Null(organisation.AssetByIp("10.20.1.55"));
    }

    [Fact]
    public void Everyone_but_a_few_means_everyone_who_had_joined_and_is_a_person()
    {
        using var files = new RegisterFiles().With("a.yml", """
            courses:
              - { id: T-1, title: T, completed: [{ on: -10d, everyone_except: [b] }, { on: -2d, people: [b] }] }
            people: [{ id: a }, { id: b }, { id: c, joined: -5d }, { id: d, joined: -10d }, { id: svc, service_account: true }]
            """);

        var (organisation, errors) = files.Load();

        Assert.Empty(errors);
        Assert.Equal(
            [new TrainingRecord("a", new(2026, 11, 14)), new("d", new(2026, 11, 14)), new("b", new(2026, 11, 22))],
            organisation.Registers.Courses[0].Records);
    }

    [Fact]
    public void An_action_is_late_by_its_original_day_even_when_it_was_moved()
    {
        var action = new CorrectiveAction { Id = "CA", OriginalDue = new(2026, 11, 1), Due = new(2026, 12, 1) };

        Assert.False(action.LateOn(new(2026, 11, 1)));
        Assert.True(action.LateOn(new(2026, 11, 2)));
        Assert.True((action with { Completed = new(2026, 11, 10) }).LateOn(new(2026, 11, 10)));
        Assert.False((action with { Completed = new(2026, 10, 31) }).LateOn(new(2026, 12, 31)));
    }
}
