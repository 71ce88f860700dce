namespace Isms.Monitor.Controls.Kpis;

/// <summary>How often a KPI is due, and how long the last good sample may stand before it is stale.</summary>
public enum Frequency { RealTime, Hourly, Daily, Weekly, Monthly, Quarterly, Yearly }

public static class Grace
{
    public static TimeSpan Of(Frequency frequency) => frequency switch
    {
        Frequency.RealTime => TimeSpan.FromMinutes(15),
        Frequency.Hourly => TimeSpan.FromHours(2),
        Frequency.Daily => TimeSpan.FromHours(36),
        Frequency.Weekly => TimeSpan.FromDays(8),
        Frequency.Monthly => TimeSpan.FromDays(32),
        Frequency.Quarterly => TimeSpan.FromDays(95),
        _ => TimeSpan.FromDays(370),
    };
}
