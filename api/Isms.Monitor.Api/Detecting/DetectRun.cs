using System.Diagnostics;
using System.Text.Json;
using Isms.Monitor.Api.Input;
using Isms.Monitor.Events;
using Isms.Monitor.Sigma;

namespace Isms.Monitor.Api.Detecting;

/// <summary>The whole detection over files, merged by event time.</summary>
sealed class DetectRun(DetectOptions options, Detector detector, Stream output)
{
    static readonly JsonSerializerOptions SummarySpelling = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    readonly MatchMerge _merge = new(detector);

    public void Run(IReadOnlyList<string> paths)
    {
        var started = Stopwatch.GetTimestamp();
        var workers = Enumerable.Range(0, options.Threads).Select(_ => new DetectWorker(options, detector.CreateMatcher())).ToArray();
        var files = paths.Select((path, number) => new DetectFile(number, path)).ToList();
        try
        {
            while (Chunks(files, workers.Length) is { Count: > 0 } chunks) Take(chunks, workers, files);
            _merge.Finish();
        }
        finally
        {
            foreach (var file in files) file.Dispose();
        }
        if (options.IsSummary) Summarise(workers, files, Stopwatch.GetElapsedTime(started).TotalSeconds);
        else WriteAlerts(files);
    }

    /// <summary>One chunk of each file, the furthest behind first; further ones of the first where files are fewer than workers.</summary>
    static List<(DetectFile File, RulesChunk Chunk)> Chunks(List<DetectFile> files, int most)
    {
        var chunks = new List<(DetectFile, RulesChunk)>();
        var behind = files.Where(file => !file.IsAtEnd).OrderBy(file => file.ReachedMicros).ThenBy(file => file.Number).ToList();
        for (var at = 0; chunks.Count < most && behind.Count > 0; at = at < behind.Count - 1 ? at + 1 : 0)
        {
            if (behind[at].Next() is { } chunk) chunks.Add((behind[at], chunk));
            else behind.RemoveAt(at--);
        }
        return chunks;
    }

    void Take(List<(DetectFile File, RulesChunk Chunk)> chunks, DetectWorker[] workers, List<DetectFile> files)
    {
        var results = new (List<Match> Matches, long ReachedMicros)[chunks.Count];
        if (chunks.Count == 1) results[0] = workers[0].Run(chunks[0].File.Number, chunks[0].Chunk);
        else Parallel.For(0, chunks.Count, i => results[i] = workers[i].Run(chunks[i].File.Number, chunks[i].Chunk));
        for (var i = 0; i < results.Length; i++)
        {
            _merge.Add(results[i].Matches);
            chunks[i].File.ReachedMicros = Math.Max(chunks[i].File.ReachedMicros, results[i].ReachedMicros);
        }
        _merge.Release(files.Where(file => !file.IsAtEnd).Select(file => file.ReachedMicros).DefaultIfEmpty(long.MinValue).Min());
    }

    void WriteAlerts(List<DetectFile> files)
    {
        var starts = new long[files.Count + 1];
        for (var i = 0; i < files.Count; i++) starts[i + 1] = starts[i] + files[i].Lines;
        var json = new JsonBytes();
        foreach (var alert in _merge.Alerts)
        {
            json.Clear();
            AlertJson.Write(json, alert, id => starts[DetectLine.Of(id).File] + DetectLine.Of(id).Line);
            json.Raw((byte)'\n');
            output.Write(json.Written);
        }
    }

    void Summarise(DetectWorker[] workers, List<DetectFile> files, double seconds)
    {
        var events = workers.Sum(worker => worker.Events);
        var levels = _merge.Alerts.GroupBy(alert => alert.Rule.Level).OrderByDescending(level => level.Key).ToDictionary(level => level.Key.ToString().ToLowerInvariant(), level => level.Count());
        JsonSerializer.Serialize(output, new
        {
            Rules = detector.Rules.Rules.Count, Correlations = detector.Rules.Correlations.Count, Lines = files.Sum(file => file.Lines), Events = events,
            Unparsed = workers.Sum(worker => worker.Unparsed), _merge.Matches, Alerts = levels.Values.Sum(), Levels = levels,
            detector.Counters.Late, detector.Counters.EvictedWindows, detector.Counters.EvictedEpisodes,
            Seconds = Math.Round(seconds, 3), EventsPerSecond = Math.Round(events / Math.Max(seconds, 1e-9)),
        }, SummarySpelling);
        output.WriteByte((byte)'\n');
    }
}
