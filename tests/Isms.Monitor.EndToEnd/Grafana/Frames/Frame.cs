namespace Isms.Monitor.EndToEnd.Grafana.Frames;

/// <summary>Columns of equal length, as the data source gives them to a panel.</summary>
/// <param name="Name">Of a time series; empty for a table.</param>
/// <param name="IsSeries">Whether its columns are a time and a value.</param>
/// <param name="Columns">The time first, in a series.</param>
sealed record Frame(string Name, bool IsSeries, IReadOnlyList<Column> Columns)
{
    public int Rows => Columns.Count == 0 ? 0 : Columns[0].Values.Count;

    public Column? Find(string name) => Columns.FirstOrDefault(column => column.Name == name);

    /// <summary>Whether any row holds a value beside its key.</summary>
    public bool HasValues => Columns.Any(column => column.Values.Any(value => value is not null)) && (!IsSeries || Columns[1].Values.Any(value => value is not null));
}
