using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Loading.Yaml;

/// <summary>A piece of a YAML document with the place where it begins.</summary>
abstract record YamlPart(Location At)
{
    public abstract string Kind { get; }
}

/// <param name="At">Where it begins.</param>
/// <param name="Text">The text as written; quotes and escapes are resolved.</param>
/// <param name="IsNull">True for nothing, <c>~</c> or <c>null</c> without quotes.</param>
sealed record YamlScalar(Location At, string Text, bool IsNull) : YamlPart(At)
{
    public override string Kind => IsNull ? "nothing" : "a single value";
}

sealed record YamlList(Location At, IReadOnlyList<YamlPart> Items) : YamlPart(At)
{
    public override string Kind => "a list";
}

sealed record YamlMap(Location At, IReadOnlyDictionary<string, YamlPart> Pairs, IReadOnlyDictionary<string, Location> Keys) : YamlPart(At)
{
    public override string Kind => "a mapping";
}
