using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Tests;

/// <summary>Corpora beside the repository; tests that need them are skipped where they are not.</summary>
static class SharedCorpus
{
    /// <summary>The rules and events of SigmaHQ's regression data.</summary>
    public static (RuleSet Rules, List<EcsEvent> Events) Regression()
    {
        var yaml = new StringBuilder();
        var events = new List<EcsEvent>();
        var seen = new HashSet<string>();
        using var reader = new StreamReader(Gunzipped("sigma-regression.jsonl.gz"));
        while (reader.ReadLine() is { } line)
        {
            using var record = JsonDocument.Parse(line);
            if (seen.Add(record.RootElement.GetProperty("rule_id").GetString()!))
                yaml.Append("---\n").Append(record.RootElement.GetProperty("rule").GetRawText()).Append('\n');
            foreach (var input in record.RootElement.GetProperty("input").EnumerateArray()) events.Add(Verdict.Read(input.GetRawText()));
        }
        var rules = RuleSet.Parse(yaml.ToString());
        Assert.Empty(rules.Errors);
        return (rules, events);
    }

    /// <summary>One in so many of SigmaHQ's rules.</summary>
    public static RuleSet EveryRule(int step)
    {
        var yaml = new StringBuilder();
        using var archive = new TarReader(Gunzipped("sigma-rules.tar.gz"));
        for (var count = 0; archive.GetNextEntry() is { } entry;)
        {
            if (!entry.Name.EndsWith(".yml", StringComparison.Ordinal) || entry.DataStream is null || count++ % step != 0) continue;
            using var text = new StreamReader(entry.DataStream);
            yaml.Append("---\n").Append(text.ReadToEnd()).Append('\n');
        }
        var rules = RuleSet.Parse(yaml.ToString());
        Assert.Empty(rules.Errors);
        return rules;
    }

    static GZipStream Gunzipped(string name)
    {
        var path = Repository.Corpus(name);
        Assert.SkipUnless(File.Exists(path), $"{name} is not beside the repository.");
        return new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
    }
}
