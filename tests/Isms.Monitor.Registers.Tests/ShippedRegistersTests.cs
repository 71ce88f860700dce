using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Tests;

public class ShippedRegistersTests
{
    static readonly (Organisation Organisation, IReadOnlyList<RegisterError> Errors) Loaded = Organisation.Load(Repository.Isms, RegisterFiles.Today);
    static readonly RegisterSet Registers = Loaded.Organisation.Registers;

    [Fact]
    public void The_shipped_registers_have_findings_but_no_error() =>
        Assert.Equal([], Loaded.Errors.Where(error => !error.IsFinding).Select(error => error.ToString()));

    [Theory]
    [InlineData(2027, 3, 1)]
    [InlineData(2031, 2, 28)]
    public void The_findings_do_not_depend_on_the_day_of_the_demo(int year, int month, int day)
    {
        var later = Organisation.Load(Repository.Isms, new DateOnly(year, month, day)).Errors;

        Assert.Equal(Loaded.Errors.Select(error => (error.At, error.Code)), later.Select(error => (error.At, error.Code)));
    }

    [Theory]
    [InlineData(AssetKind.Firewall, 12)]
    [InlineData(AssetKind.Ids, 4)]
    [InlineData(AssetKind.Server, 14)]
    [InlineData(AssetKind.Endpoint, 100)]
    public void The_inventory_has_the_promised_devices(AssetKind kind, int count) =>
        Assert.Equal(count, Registers.Assets.Count(asset => asset.Kind == kind));

    [Theory]
    [InlineData("cisco_asa.log", 4)]
    [InlineData("fortinet_fortigate.log", 5)]
    [InlineData("iptables.log", 3)]
    public void The_firewalls_are_of_three_makes(string dataset, int count) =>
        Assert.Equal(count, Registers.Assets.Count(asset => asset.Kind == AssetKind.Firewall && asset.LogDataset == dataset));

    [Fact]
    public void The_company_has_a_hundred_and_twenty_people()
    {
        Assert.Equal(120, Registers.Scope.Headcount);
        Assert.Equal(120, Registers.People.Count(person => !person.ServiceAccount));
    }

    [Fact]
    public void The_Statement_of_Applicability_has_every_control_once_and_five_exclusions()
    {
        Assert.Equal(AnnexA.Ids, Registers.Controls.Select(control => control.Id));
        Assert.Equal(88, Registers.Controls.Count(control => control.Applicable));
        Assert.All(Registers.Controls, control => Assert.NotEqual("", control.Reason));
    }

    [Fact]
    public void Twenty_seven_applicable_controls_are_measurable_and_each_has_a_key_KPI()
    {
        var measurable = Registers.Controls.Where(control => control.Applicable && control.Measurability != Measurability.Manual).ToList();

        Assert.Equal(27, measurable.Count);
        Assert.All(measurable, control => Assert.Contains(control.Kpis, kpi => kpi.Weight == KpiWeight.Key));
    }

    [Fact]
    public void Every_device_that_must_log_says_how_often_and_an_endpoint_may_miss_one_daily_report()
    {
        Assert.All(Registers.Assets.Where(asset => asset.Kind == AssetKind.Firewall),
            asset => Assert.InRange(asset.ExpectedInterval!.Value, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(15)));
        Assert.All(Registers.Assets.Where(asset => asset.Kind == AssetKind.Ids), asset => Assert.Equal(TimeSpan.FromMinutes(15), asset.ExpectedInterval));
        Assert.All(Registers.Assets.Where(asset => asset.Kind == AssetKind.Server), asset => Assert.Equal(TimeSpan.FromMinutes(30), asset.ExpectedInterval));
        Assert.All(Registers.Assets.Where(asset => asset.Kind == AssetKind.Endpoint),
            asset => Assert.Equal((TimeSpan.FromDays(2), true), (asset.ExpectedInterval!.Value, asset.AntimalwareRequired)));
    }

    [Fact]
    public void Every_asset_address_lies_in_the_zone_it_names_or_is_a_management_or_public_address()
    {
        foreach (var asset in Registers.Assets)
            foreach (var address in asset.Addresses)
            {
                var zone = Loaded.Organisation.ZoneByIp(address.BaseAddress);
                Assert.Contains(zone!.Id, new[] { asset.Zone, "management", "perimeter" });
            }
    }

    [Fact]
    public void The_frequency_bands_leave_no_gap()
    {
        var bands = Registers.RiskCriteria.Likelihood;

        Assert.Equal([1, 2, 3, 4, 5], bands.Select(band => band.Number));
        Assert.Equal(bands.Skip(1).Select(band => band.From), bands.SkipLast(1).Select(band => band.To));
        Assert.Equal(double.PositiveInfinity, bands[^1].To);
    }

    [Fact]
    public void There_are_risks_objectives_and_late_or_expired_entries_for_a_review_to_show()
    {
        Assert.InRange(Registers.Risks.Count, 10, 12);
        Assert.Equal(6, Registers.Objectives.Count);
        Assert.Superset(
            new HashSet<string> { "ISMS3103", "ISMS3104", "ISMS3108", "ISMS3111", "ISMS3112", "ISMS3115", "ISMS3116" },
            Loaded.Errors.Select(error => error.Code).ToHashSet());
    }
}
