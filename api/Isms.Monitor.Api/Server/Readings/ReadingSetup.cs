using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Live;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Packages;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Store.Packages;

namespace Isms.Monitor.Api.Server.Readings;

/// <summary>Gives console and REST what they read: the stores of the running monitor.</summary>
static class ReadingSetup
{
    /// <summary>The host has a <see cref="TimeProvider"/>; the monitor outlives the services.</summary>
    public static void AddReadings(IServiceCollection services, Standalone monitor)
    {
        static TimeProvider Clock(IServiceProvider from) => from.GetRequiredService<TimeProvider>();
        services.AddSingleton<IIncidents>(from => new IncidentReading(monitor.Book, monitor.State, Clock(from)));
        services.AddSingleton<IAlerts>(_ => new AlertReading(monitor.Days));
        services.AddSingleton<IEvents>(_ => new EventReading(monitor.Days, monitor.Registers));
        services.AddSingleton<ISearch>(from => new SearchReading(monitor, Clock(from)));
        services.AddSingleton<ISources>(from => new SourceReading(monitor, Clock(from)));
        services.AddSingleton<IControls>(from => new ControlReading(monitor.Measuring, monitor.Registers, monitor.State, Clock(from)));
        services.AddSingleton<IRisks>(from => new RiskReading(monitor.Measuring, monitor.Registers, monitor.Records, Clock(from)));
        services.AddSingleton<IReviews>(from => new ReviewReading(monitor.Registers, monitor.Evidence.Naming, monitor.Records, monitor.State, Clock(from)));
        services.AddSingleton<IRoles>(_ => new RoleReading(monitor.Registers));
        services.AddSingleton<IRules>(from => new RuleReading(monitor.Rules, monitor.Days, monitor.State, Clock(from)));
        services.AddSingleton<ITrials>(from => new TrialReading(monitor, Clock(from)));
        services.AddSingleton<IPackages>(from => new PackageDesk(new PackageSource(monitor.Days, monitor.State), PackageFolder.Of(monitor.Days), monitor.Records,
            () => monitor.Organisation, Clock(from), () => from.GetRequiredService<Announcer>().Publish(Topic.Records)));
        services.AddSingleton<ISamples>(_ => new SampleReading(monitor.Measuring, monitor.State));
        services.AddSingleton<IAudit>(_ => new AuditReading(monitor.State));
        services.AddSingleton<IRecordBook>(_ => monitor.Records);
        services.AddSingleton(monitor.Acting);
        services.AddSingleton(monitor.Registers);
        services.AddSingleton<IMeasurements>(monitor.Measuring);
        services.AddSingleton<IUserStore>(_ => new UserReading(monitor.State));
        services.AddHostedService(from => new ChangeTeller(monitor, from.GetRequiredService<Live.Announcer>(), Clock(from)));
    }
}
