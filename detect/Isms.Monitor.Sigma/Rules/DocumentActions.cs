namespace Isms.Monitor.Sigma.Rules;

/// <summary>
/// Rule collections in one file: <c>action: global</c> gives its keys to every later document, <c>action: reset</c> forgets them,
/// <c>action: repeat</c> takes everything from the document before.
/// </summary>
static class DocumentActions
{
    public static IEnumerable<YamlMapping> Apply(IEnumerable<YamlMapping> documents)
    {
        YamlMapping? global = null, previous = null;
        foreach (var document in documents)
        {
            var action = (document["action"] as YamlScalar)?.Text;
            var own = new YamlMapping([.. document.Entries.Where(entry => entry.Key.Text != "action")], document.Line, document.Column);
            if (action == "global") global = global is null ? own : Merged(global, own);
            else if (action == "reset") global = null;
            else if (action is not null and not "repeat")
                throw new RuleException(document["action"], RuleErrorCode.UnknownWord, $"the action '{action}' is unknown.", "Use global, reset or repeat.");
            else yield return previous = Inherited(action == "repeat" ? previous : null, global, own);
        }
    }

    static YamlMapping Inherited(YamlMapping? previous, YamlMapping? global, YamlMapping own)
    {
        var result = global is null ? own : Merged(global, own);
        return previous is null ? result : Merged(WithoutIdentity(previous), result);
    }

    static YamlMapping WithoutIdentity(YamlMapping document) =>
        document with { Entries = [.. document.Entries.Where(entry => entry.Key.Text is not ("id" or "name"))] };

    /// <summary>Maps are merged key by key; anything else of <paramref name="over"/> replaces what was there.</summary>
    static YamlMapping Merged(YamlMapping under, YamlMapping over)
    {
        var entries = under.Entries.Where(entry => !over.Has(entry.Key.Text)).ToList();
        foreach (var (key, value) in over.Entries)
        {
            var merged = under[key.Text] is YamlMapping lower && value is YamlMapping upper ? Merged(lower, upper) : value;
            entries.Add(new(key, merged));
        }
        return new YamlMapping(entries, over.Line, over.Column);
    }
}
