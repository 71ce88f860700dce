namespace Isms.Monitor.Api.Server.Acting;

/// <summary>The desks where records are written. The host registers an <c>IRecordBook</c>, the <see cref="ActingBasis"/> and a <see cref="TimeProvider"/>.</summary>
static class ActingSetup
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<RecordDesk>();
        services.AddSingleton<ClockKeeper>();
        services.AddSingleton<NonconformityDesk>();
        services.AddSingleton<CourseDesk>();
        services.AddSingleton<ClockDesk>();
        services.AddSingleton<OverrideDesk>();
        services.AddSingleton<StaffReportDesk>();
        services.AddSingleton<ReviewDesk>();
    }
}
