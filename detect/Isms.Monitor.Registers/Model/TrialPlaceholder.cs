using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Isms.Monitor.Registers.Model;

/// <summary>What stands in braces in the variants of a trial.</summary>
public static partial class TrialPlaceholder
{
    /// <summary>The tag of the trial; every line has it.</summary>
    public const string Tag = "tag";

    static readonly FrozenDictionary<string, bool> Known = new Dictionary<string, bool>
    {
        // True: it makes two trials differ beyond tag, time and place.
        [Tag] = false,
        ["host"] = false,
        ["time.syslog"] = false,
        ["time.asa"] = false,
        ["time.eve"] = false,
        ["address"] = false,
        ["outside"] = true,
        ["word"] = true,
        ["hash"] = true,
        ["port"] = true,
        ["probe"] = true,
        ["number"] = true,
    }.ToFrozenDictionary();

    public static IEnumerable<string> All => Known.Keys.Order(StringComparer.Ordinal);

    public static bool IsKnown(string name) => Known.ContainsKey(name);

    /// <summary>Whether its value differs from trial to trial.</summary>
    public static bool Varies(string name) => Known.GetValueOrDefault(name);

    /// <summary>The names in a variant, in order. Braces with anything else than a name between them, as in JSON, are text.</summary>
    public static IEnumerable<string> In(string variant) => Form().Matches(variant).Select(found => found.Groups[1].Value);

    /// <summary>The variant with each placeholder replaced.</summary>
    public static string Fill(string variant, Func<string, string> value) => Form().Replace(variant, found => value(found.Groups[1].Value));

    [GeneratedRegex(@"\{([a-z][a-z.]{0,30})\}", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
