namespace Isms.Monitor.Registers.Model;

/// <summary>A risk scenario with its owner's bands (6.1.2) and treatment (6.1.3).</summary>
public sealed record Risk : Entry
{
    public string Title { get; init; } = "";
    public string Scenario { get; init; } = "";
    /// <summary>Id of a <see cref="Role"/>.</summary>
    public string Owner { get; init; } = "";
    public IReadOnlyList<string> Assets { get; init; } = [];
    /// <summary>ATT&amp;CK ids, such as <c>T1110</c> or <c>T1562.001</c>.</summary>
    public IReadOnlyList<string> Techniques { get; init; } = [];
    /// <summary>Ids of the controls that modify it.</summary>
    public IReadOnlyList<string> Controls { get; init; } = [];
    /// <summary>Current likelihood, a number of <see cref="RiskCriteria.Likelihood"/> (1 to 5).</summary>
    public int Likelihood { get; init; }
    /// <summary>Current impact, a number of <see cref="RiskCriteria.Impact"/> (1 to 5).</summary>
    public int Impact { get; init; }
    /// <summary>What one occurrence costs, in the currency of the criteria.</summary>
    public LossRange? Loss { get; init; }
    public DateOnly? Assessed { get; init; }
    public Treatment? Treatment { get; init; }
    public Acceptance? Acceptance { get; init; }

    /// <summary>Likelihood times impact, 1 to 25: an order for the table, not a quantity.</summary>
    public int Score => Likelihood * Impact;

    /// <summary>A decision to modify, avoid or share with a step that is still open on that day. Retaining is no treatment: it needs an acceptance.</summary>
    public bool HasActiveTreatment(DateOnly day) =>
        Treatment is { Option: not TreatmentOption.Retain } treatment && treatment.Actions.Any(action => action.OpenOn(day));
}

public sealed record LossRange(decimal Low, decimal High);

/// <summary>A signed acceptance of the residual risk by its owner (6.1.3 f), valid until <paramref name="Expires"/> inclusive.</summary>
public sealed record Acceptance(string By, DateOnly Date, DateOnly Expires)
{
    public bool ValidOn(DateOnly day) => Date <= day && day <= Expires;
}
