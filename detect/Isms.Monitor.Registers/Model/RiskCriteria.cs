namespace Isms.Monitor.Registers.Model;

/// <summary>The scales and the acceptance criterion (6.1.2 a). Likelihood has frequencies, so that counted incidents can be held against it.</summary>
public sealed record RiskCriteria
{
    public string Currency { get; init; } = "EUR";
    /// <summary>The highest <see cref="Risk.Score"/> that needs neither treatment nor a signed acceptance.</summary>
    public int AcceptableScore { get; init; } = 6;
    public IReadOnlyList<Band> Likelihood { get; init; } =
    [
        new(1, "rare", 0, 0.1), new(2, "unlikely", 0.1, 1), new(3, "possible", 1, 4), new(4, "likely", 4, 12),
        new(5, "frequent", 12, double.PositiveInfinity),
    ];
    public IReadOnlyList<Band> Impact { get; init; } =
    [
        new(1, "minor", 0, 5_000), new(2, "noticeable", 5_000, 50_000), new(3, "serious", 50_000, 250_000),
        new(4, "severe", 250_000, 1_000_000), new(5, "critical", 1_000_000, double.PositiveInfinity),
    ];
    public Location At { get; init; }
}

/// <summary>A step of a scale. Likelihood in events a year, impact in money; <paramref name="From"/> inclusive, <paramref name="To"/> exclusive.</summary>
public sealed record Band(int Number, string Name, double From, double To);
