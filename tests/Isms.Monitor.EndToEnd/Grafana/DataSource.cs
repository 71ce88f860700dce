using System.Globalization;
using System.Text.Json.Nodes;

namespace Isms.Monitor.EndToEnd.Grafana;

/// <summary>A data source as it is provisioned.</summary>
/// <param name="Uid">By which dashboards name it.</param>
/// <param name="Index">Pattern of the indices.</param>
/// <param name="TimeField">What a time range means.</param>
/// <param name="MinIntervalMs">No auto interval is shorter.</param>
sealed record DataSource(string Uid, string Index, string TimeField, long MinIntervalMs)
{
    public static IReadOnlyDictionary<string, DataSource> All { get; } =
        DashboardFile.Items(Yaml.Read("datasources", "isms-monitor.yaml")["datasources"]).Select(Of).ToDictionary(source => source.Uid);

    static DataSource Of(JsonObject source)
    {
        var data = source["jsonData"]!;
        return new DataSource((string)source["uid"]!, (string)data["index"]!, (string)data["timeField"]!, TimeWindow.Milliseconds((string?)data["timeInterval"] ?? "1ms"));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Uid} ({Index})");
}
