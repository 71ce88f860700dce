using System.Globalization;
using Isms.Monitor.Controls.Measures;

namespace Isms.Monitor.Controls.Sampling;

/// <summary>The figure counted again from stored evidence, beside the one on record.</summary>
public sealed record Reperformance
{
    /// <summary>Numerator, denominator, n, value, definition and query.</summary>
    public required IReadOnlyList<Compared> Figures { get; init; }
    /// <summary>Hash of the sample on record; empty when there is none.</summary>
    public required string StoredHash { get; init; }
    public required string RecountedHash { get; init; }
    /// <summary>Null: there is nothing on record to compare with, which is no agreement.</summary>
    public required bool? Agrees { get; init; }
    public required string Sentence { get; init; }

    /// <param name="stored">On record; null: nothing.</param>
    /// <param name="again">Counted now, as of the same time.</param>
    public static Reperformance Of(Sample? stored, Sample again)
    {
        Compared[] figures =
        [
            Number("numerator", stored?.Numerator, again.Numerator), Number("denominator", stored?.Denominator, again.Denominator), Number("n", stored?.N, again.N),
            Number("value", stored?.Value, again.Value), new("definition", stored?.DefinitionVersion, again.DefinitionVersion), new("query", stored?.QueryHash, again.QueryHash),
        ];
        var differs = figures.Where(figure => !figure.IsSame).Select(figure => figure.Name).ToList();
        var agrees = stored is null ? (bool?)null : differs.Count == 0 && stored.Hash == again.Hash;
        return new Reperformance
        {
            Figures = figures, StoredHash = stored?.Hash ?? "", RecountedHash = again.Hash, Agrees = agrees,
            Sentence = stored is null ? "no sample is on record at that time or before: there is nothing to compare with"
                : agrees == true ? "counted again, every figure and the hash are those on record"
                : differs.Count > 0 ? $"counted again, {string.Join(", ", differs)} differ from those on record"
                : "counted again, the figures are those on record; reasons, exceptions or details beside them differ",
        };
    }

    static Compared Number(string name, double? stored, double? again) => new(name, Text(stored), Text(again));

    static string? Text(double? value) => value is { } number ? Math.Round(number, 9).ToString("0.#########", CultureInfo.InvariantCulture) : null;
}

/// <summary>One figure as it is on record and as it was counted again; null: there is none.</summary>
public sealed record Compared(string Name, string? Stored, string? Recounted)
{
    public bool IsSame => Stored == Recounted;
}
