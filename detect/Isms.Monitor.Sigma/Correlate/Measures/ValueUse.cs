namespace Isms.Monitor.Sigma.Correlate.Measures;

enum ValueUse
{
    None,

    /// <summary>A hash of the value fields.</summary>
    Hash,

    /// <summary>The bits of a double, read from the first value field.</summary>
    Number,

    /// <summary>The index of the rule.</summary>
    Step,
}
