using System.Text.Json.Nodes;

namespace Isms.Monitor.EndToEnd.Grafana.Frames;

/// <summary>The transformations that the dashboards use, in the order in which a panel lists them.</summary>
static class Transformations
{
    public static IReadOnlyList<string> Known { get; } = ["filterFieldsByName", "groupBy", "groupingToMatrix", "joinByField", "organize"];

    public static IReadOnlyList<Frame> Apply(JsonObject panel, IReadOnlyList<Frame> frames)
    {
        foreach (var transformation in DashboardFile.Items(panel["transformations"]))
        {
            var options = transformation["options"]!.AsObject();
            frames = (string?)transformation["id"] switch
            {
                "filterFieldsByName" => [.. frames.Select(frame => Filter(frame, options["include"]!["names"]!.AsArray()))],
                "groupBy" => [.. frames.Select(frame => GroupBy(frame, options["fields"]!.AsObject()))],
                "groupingToMatrix" => [.. frames.Select(frame => Matrix(frame, options))],
                "joinByField" => Join(frames, (string)options["byField"]!),
                "organize" => [.. frames.Select(frame => Organize(frame, options))],
                var other => throw new InvalidDataException($"transformation '{other}' is not known here"),
            };
        }
        return frames;
    }

    static Frame GroupBy(Frame frame, JsonObject fields)
    {
        var keys = fields.Where(field => (string?)field.Value!["operation"] == "groupby").Select(field => frame.Find(field.Key)).OfType<Column>().ToList();
        var groups = Enumerable.Range(0, frame.Rows).GroupBy(row => string.Join('\u001f', keys.Select(key => key.Values[row]))).Select(group => group.ToList()).ToList();
        var columns = keys.Select(key => key with { Values = [.. groups.Select(group => key.Values[group[0]])] }).ToList();
        foreach (var (name, field) in fields.Where(field => (string?)field.Value!["operation"] == "aggregate"))
            foreach (var calculation in field!["aggregations"]!.AsArray().Select(each => (string)each!))
                if (frame.Find(name) is { } column)
                    columns.Add(new Column($"{name} ({calculation})", [.. groups.Select(group => Calculate(calculation, [.. group.Select(row => column.Values[row])]))], column.IsTime && calculation != "count"));
        return frame with { Columns = columns };
    }

    static object? Calculate(string calculation, List<object?> values) => calculation switch
    {
        "first" => values[0],
        "count" => (double)values.Count,
        _ => throw new InvalidDataException($"calculation '{calculation}' is not known here"),
    };

    static Frame Matrix(Frame frame, JsonObject options)
    {
        var (row, column, value) = (frame.Find((string)options["rowField"]!), frame.Find((string)options["columnField"]!), frame.Find((string)options["valueField"]!));
        if (row is null || column is null || value is null) return frame;
        var rows = row.Values.Distinct().ToList();
        var columns = new List<Column> { new($"{row.Name}\\{column.Name}", rows) };
        foreach (var name in column.Values.Distinct())
            columns.Add(new Column($"{name}", [.. rows.Select(key => Enumerable.Range(0, frame.Rows).Where(i => Equals(row.Values[i], key) && Equals(column.Values[i], name)).Select(i => value.Values[i]).FirstOrDefault())]));
        return frame with { Columns = columns };
    }

    /// <summary>Outer: what one frame lacks is empty.</summary>
    static IReadOnlyList<Frame> Join(IReadOnlyList<Frame> frames, string by)
    {
        var with = frames.Where(frame => frame.Find(by) is not null).ToList();
        if (with.Count == 0) return frames;
        var keys = with.SelectMany(frame => frame.Find(by)!.Values).Distinct().OrderBy(key => $"{key}", StringComparer.Ordinal).ToList();
        var columns = new List<Column> { new(by, keys) };
        foreach (var frame in with)
            foreach (var column in frame.Columns.Where(column => column.Name != by))
                columns.Add(column with { Values = [.. keys.Select(key => frame.Find(by)!.Values.IndexOf(key) is var at and >= 0 ? column.Values[at] : null)] });
        return [new Frame("", false, columns)];
    }

    static Frame Filter(Frame frame, JsonArray names)
    {
        var kept = names.Select(name => (string)name!).ToHashSet();
        return frame with { Columns = [.. frame.Columns.Where(column => kept.Contains(column.Name))] };
    }

    static Frame Organize(Frame frame, JsonObject options)
    {
        var (order, names) = (options["indexByName"] as JsonObject ?? [], options["renameByName"] as JsonObject ?? []);
        var columns = frame.Columns.OrderBy(column => (int?)order[column.Name] ?? int.MaxValue).Select(column => column with { Name = (string?)names[column.Name] ?? column.Name });
        return frame with { Columns = [.. columns] };
    }
}
