using System.Text.Json.Nodes;

namespace Isms.Monitor.EndToEnd.Grafana.Lint;

/// <summary>Panels inside the grid of 24 columns and beside each other.</summary>
static class LayoutLint
{
    const int Columns = 24;

    public static IEnumerable<string> Check(JsonObject json)
    {
        var panels = DashboardFile.Items(json["panels"]).ToList();
        foreach (var same in panels.Concat(panels.SelectMany(panel => DashboardFile.Items(panel["panels"]))).GroupBy(panel => (int?)panel["id"]))
            if (same.Key is null || same.Count() > 1) yield return $"the panel id {same.Key?.ToString() ?? "null"} is not there once.";
        var placed = panels.Where(panel => panel["gridPos"] is not null).Select(panel => (Id: (int?)panel["id"], Place: Place.Of(panel["gridPos"]!))).ToList();
        if (placed.Count < panels.Count) yield return "a panel has no gridPos.";
        foreach (var (id, place) in placed)
            if (place.W < 1 || place.H < 1 || place.X < 0 || place.Y < 0 || place.X + place.W > Columns) yield return $"panel {id}: it does not lie inside the {Columns} columns.";
        for (var i = 0; i < placed.Count; i++)
            for (var j = i + 1; j < placed.Count; j++)
                if (placed[i].Place.Overlaps(placed[j].Place)) yield return $"panels {placed[i].Id} and {placed[j].Id} lie on each other.";
    }

    readonly record struct Place(int X, int Y, int W, int H)
    {
        public static Place Of(JsonNode at) => new((int)at["x"]!, (int)at["y"]!, (int)at["w"]!, (int)at["h"]!);

        public bool Overlaps(Place other) => X < other.X + other.W && other.X < X + W && Y < other.Y + other.H && other.Y < Y + H;
    }
}
