namespace Isms.Monitor.Controls.Measures;

/// <summary>From a figure to the raw events behind it.</summary>
public static class MeasureEvents
{
    /// <summary>What finds the events in the query language; empty where no single events are behind the KPI.</summary>
    public static string QueryOf(string kpi) => MeasureIndex.All.GetValueOrDefault(kpi)?.EventQuery ?? "";
}
