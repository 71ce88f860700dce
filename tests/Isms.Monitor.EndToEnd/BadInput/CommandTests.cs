using System.Diagnostics;
using Isms.Monitor.EndToEnd.Running;

namespace Isms.Monitor.EndToEnd.BadInput;

/// <summary>The commands get files that are wrong in every way, and say so.</summary>
public sealed class CommandTests
{
    const string Rule = """
        title: Hostile
        id: 5f0c1f3e-6f0e-4e58-9a3b-0d5f2f6a7b11
        status: test
        level: low
        logsource:
          category: test
        detection:
          selection:
        {0}
          condition: selection
        """;

    [Fact]
    public async Task Parse_gives_a_document_for_each_hostile_frame_and_ends_with_zero()
    {
        using var folder = new TempFolder();
        var frames = await WriteAsync(folder["hostile.log"]);
        var run = (await CommandRun.RunAsync(folder, "parse", folder["hostile.log"], "--reference-time", "2026-11-24T12:00:00Z")).Ended(0);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(frames, lines.Length);
        Assert.All(lines, line => System.Text.Json.JsonDocument.Parse(line, new() { MaxDepth = 1024 }).Dispose());
        Assert.Contains(lines, line => line.Contains("pipeline_error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Detect_and_load_take_hostile_files_and_the_store_stays_whole()
    {
        using var folder = new TempFolder();
        await WriteAsync(folder["hostile.log"]);
        (await CommandRun.RunAsync(folder, "detect", folder["hostile.log"])).Ended(0);
        (await CommandRun.RunAsync(folder, "store", "load", folder["hostile.log"], "--data", folder["data"])).Ended(0);
        (await CommandRun.RunAsync(folder, "store", "verify", "--data", folder["data"])).Ended(0);
    }

    [Fact]
    public async Task Evaluating_rules_on_hostile_events_names_each_bad_line()
    {
        using var folder = new TempFolder();
        await WriteAsync(folder["hostile.log"]);
        var run = (await CommandRun.RunAsync(folder, "rules", "eval", "--rules", Shipped("rules"), "--any-logsource", folder["hostile.log"])).Ended(1);
        Assert.Contains("ISMS", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_is_a_YAML_bomb_is_refused_with_its_place()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder["bomb.yml"], Hostile.YamlBomb(tail: "detection: *a9\n"), TestContext.Current.CancellationToken);
        var run = (await CommandRun.RunAsync(folder, "rules", "check", folder["bomb.yml"])).Ended(1);
        Assert.Matches(@"bomb\.yml\(\d+,\d+\): ISMS2\d{3} ", run.Errors + run.Output);
    }

    [Fact]
    public async Task A_register_that_is_a_YAML_bomb_is_refused_with_its_place()
    {
        using var folder = new TempFolder();
        Copy(Shipped("isms"), folder["isms"]);
        await File.WriteAllTextAsync(Path.Combine(folder["isms"], "assets.yml"), Hostile.YamlBomb(tail: "assets: *a9\n"), TestContext.Current.CancellationToken);
        var run = (await CommandRun.RunAsync(folder, "isms", "check", folder["isms"])).Ended(1);
        Assert.Matches(@"assets\.yml\(\d+,\d+\): ISMS3\d{3} ", run.Errors + run.Output);
    }

    [Fact]
    public async Task A_configuration_that_is_a_YAML_bomb_is_refused_with_its_place()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder["bomb.yml"], Hostile.YamlBomb(), TestContext.Current.CancellationToken);
        var run = (await CommandRun.RunAsync(folder, "run", "--config", folder["bomb.yml"], "--data", folder["data"])).Ended(1);
        Assert.Matches(@"bomb\.yml\(\d+,\d+\): ISMS501\d ", run.Errors);
    }

    /// <summary>Backtracking would take longer than the universe; the engine of the program does not backtrack.</summary>
    [Fact]
    public async Task A_catastrophic_expression_is_evaluated_in_no_time()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder["rule.yml"], Rule.Replace("{0}", "    field|re: '^(a+)+$'", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder["events.ndjson"], $$"""{"field":"{{new string('a', 100_000)}}!"}""" + "\n" + """{"field":"aaaa"}""" + "\n", TestContext.Current.CancellationToken);
        var started = Stopwatch.GetTimestamp();
        var run = (await CommandRun.RunAsync(folder, "rules", "eval", "--rules", folder["rule.yml"], "--any-logsource", folder["events.ndjson"])).Ended(0);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromMinutes(1));
        Assert.Contains("\"event\":1", Assert.Single(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expression_that_needs_backtracking_is_warned_of_and_cut_off()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder["rule.yml"], Rule.Replace("{0}", @"    field|re: '(a+)\1+$'", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder["events.ndjson"], $$"""{"field":"{{new string('a', 50_000)}}!"}""" + "\n", TestContext.Current.CancellationToken);
        var check = (await CommandRun.RunAsync(folder, "rules", "check", folder["rule.yml"])).Ended(0);
        Assert.Matches(@"rule\.yml\(\d+,\d+\): warning ISMS2021 ", check.Errors);
        var started = Stopwatch.GetTimestamp();
        Assert.Empty((await CommandRun.RunAsync(folder, "rules", "eval", "--rules", folder["rule.yml"], "--any-logsource", folder["events.ndjson"])).Ended(0).Output);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromMinutes(1));
    }

    /// <summary>An empty line is no frame.</summary>
    static int Frames(byte[] body)
    {
        var frames = 0;
        foreach (var line in body.AsSpan().Split((byte)'\n'))
            if (!body.AsSpan(line).TrimEnd((byte)'\r').IsEmpty) frames++;
        return frames;
    }

    static async Task<int> WriteAsync(string path)
    {
        await using var file = File.Create(path);
        var frames = 0;
        foreach (var body in Hostile.Bodies.Values)
        {
            file.Write(body);
            file.Write("\n"u8);
            frames += Frames(body);
        }
        return frames;
    }

    static string Shipped(string folder) => Path.Combine(Path.GetDirectoryName(Repository.Program)!, folder);

    static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
