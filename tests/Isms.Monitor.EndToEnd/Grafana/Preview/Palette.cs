namespace Isms.Monitor.EndToEnd.Grafana.Preview;

/// <summary>Grafana's names of colours as CSS.</summary>
static class Palette
{
    static readonly string[] Classic = ["#73bf69", "#f2cc0c", "#8ab8ff", "#ff780a", "#f2495c", "#5794f2", "#b877d9", "#705da0", "#37872d", "#fade2a", "#447ebc", "#c15c17"];

    public static string Of(string? name, int index) => name switch
    {
        null => Classic[index % Classic.Length],
        "text" => "#ccccdc",
        "red" => "#f2495c",
        "dark-red" => "#c4162a",
        "orange" => "#ff9830",
        "yellow" => "#fade2a",
        "green" => "#73bf69",
        "blue" => "#5794f2",
        "purple" => "#b877d9",
        _ => name,
    };
}
