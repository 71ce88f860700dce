namespace Isms.Monitor.Sigma.Rules;

/// <summary>The log source that a rule or filter states. An attribute that it leaves out (null) may be anything.</summary>
public sealed record LogSourcePattern(string? Product, string? Category, string? Service)
{
    /// <summary>Whether each stated attribute equals the given one, whatever its case. An attribute that the event lacks equals none.</summary>
    public bool Accepts(string? product, string? category, string? service) =>
        Accepts(Product, product) && Accepts(Category, category) && Accepts(Service, service);

    /// <summary>Whether this log source is the same as, or wider than, another one.</summary>
    public bool Accepts(LogSourcePattern other) => Accepts(other.Product, other.Category, other.Service);

    static bool Accepts(string? stated, string? actual) => stated is null || string.Equals(stated, actual, StringComparison.OrdinalIgnoreCase);
}
