using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Server;
using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Api.Server.Registering;
using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;
using Isms.Monitor.Registers.Editions;

namespace Isms.Monitor.Api.Tests.Fakes;

/// <summary>A day of a fictitious company, the same each time: enough of everything that the pages show something of each kind.</summary>
sealed class Company
{
    static readonly string Isms = Path.Combine(Repository.Root, "detect", "isms");

    static readonly Lazy<(Edition Files, KpiCatalogue Definitions)> Shipped = new(() => Registry.Read(Isms, new FixedClock()));

    public FixedClock Clock { get; } = new();

    public FakeIncidents Incidents { get; }

    public FakeEvents Events { get; } = new();

    public FakeSearch Search { get; } = new();

    public FakeRegisters Registers { get; }

    public InMemoryRecords Records { get; }

    /// <summary>The shipped registers, regimes and causes.</summary>
    public ActingBasis Basis { get; }

    public FakePackages Packages { get; }

    public FakeUsers Users { get; } = new();

    public FakeMeasurements Measurements { get; } = new();

    /// <summary>The shipped registers, edits in memory.</summary>
    public RegisterDesk Desk { get; }

    public FakeTrials Trials { get; } = new();

    public FakeNotifications Notifications { get; } = new();

    public Company()
    {
        Packages = new FakePackages(this);
        Incidents = new FakeIncidents(Clock);
        Registers = new FakeRegisters(Clock);
        Records = new InMemoryRecords { NowMicros = Now };
        Desk = new RegisterDesk(Shipped.Value.Files, Shipped.Value.Definitions, Records, Clock);
        Basis = ActingBasis.Load(Isms, Shipped.Value.Definitions, () => Desk.Now.Organisation.Registers);
    }

    public long Now => UnixMicros.From(Clock.GetUtcNow());

    public static Company Empty() => new();

    public static Company Full()
    {
        var company = new Company();
        CompanyIncidents.Fill(company);
        CompanyMeasures.Fill(company);
        CompanySources.Fill(company);
        return company;
    }

    public EventId AddEvent(int number, long atMicros, string raw, params (string Field, string Value)[] fields)
    {
        var id = EventId.Of(atMicros, 7, number);
        Events.All.Add(new EventRecord(
            id.ToString(), atMicros, atMicros + 120_000, "fw-01", raw, [.. fields.Select(f => new FieldValue(f.Field, f.Value))], []));
        return id;
    }
}
