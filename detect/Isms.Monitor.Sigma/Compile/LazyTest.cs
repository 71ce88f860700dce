using System.Text;
using System.Text.RegularExpressions;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Compile;

/// <summary>A test that no automaton answers: run for a candidate only, at most once an event, and only where its guard holds.</summary>
sealed class LazyTest
{
    public required FieldTest Test { get; init; }

    /// <summary>Index of the field in the plan; -1 for keywords.</summary>
    public required int Field { get; init; }

    /// <summary>Index of the field that a <c>|fieldref</c> names.</summary>
    public int OtherField { get; init; } = -1;

    /// <summary>A bit without which the test cannot hold; -1 when there is none.</summary>
    public required int Guard { get; init; }

    public Regex? Regex { get; init; }
    public Glob? Glob { get; init; }
    public byte[] Literal { get; init; } = [];
    public int Number { get; init; }

    public static LazyTest Create(FieldTest test, int field, int otherField, int guard) => new()
    {
        Test = test,
        Field = field,
        OtherField = otherField,
        Guard = guard,
        Regex = test.Kind == TestKind.Regex ? SigmaRegex.Compile(test.Value, test.RegexFlags) : null,
        Glob = test.Kind == TestKind.Wildcard ? new Glob(test.Value, test.Cased) : null,
        Literal = Encoding.UTF8.GetBytes(test.Value),
        Number = (int)(test.Kind is >= TestKind.Minute and <= TestKind.Year ? double.Parse(test.Value, System.Globalization.CultureInfo.InvariantCulture) : 0),
    };
}
