using Isms.Monitor.Controls.States;

namespace Isms.Monitor.Controls.Reviews;

/// <summary>A table of text. A table without rows says why in <see cref="Empty"/>.</summary>
public sealed record ReviewTable
{
    public required string Caption { get; init; }
    public required IReadOnlyList<string> Columns { get; init; }
    public required IReadOnlyList<IReadOnlyList<Cell>> Rows { get; init; }
    public string Empty { get; init; } = "";
}

/// <summary>Text, with a state where the cell is one.</summary>
public sealed record Cell(string Text, State? State = null)
{
    public static implicit operator Cell(string text) => FromString(text);

    public static Cell FromString(string text) => new(text);

    public static Cell Of(State state) => new(state.Words(), state);

    public static Cell Of(DateOnly? day) => new(day?.ToString("yyyy-MM-dd") ?? "–");
}
