using System.Globalization;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Controls.Measures;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Packages;

/// <summary>Whether the files of a package agree with each other: counts, alerts and their events, lines and their hashes, samples and the manifest.</summary>
/// <param name="manifest">What the package says of itself.</param>
/// <param name="right">Files whose hash is right, by name: what is known to be changed is not looked into.</param>
/// <param name="done">One sentence for each thing found right.</param>
/// <param name="problems">What is not.</param>
sealed class EvidenceConsistency(PackageManifest manifest, Dictionary<string, byte[]> right, List<string> done, List<PackageProblem> problems)
{
    /// <summary>Named one by one; beyond, they are counted.</summary>
    const int MostNamed = 20;

    public void Check(Func<PackagedEvent, string?>? again)
    {
        var before = problems.Count;
        if (Events() is { } events)
        {
            Alerts([.. events.Select(one => one.Id)]);
            Samples();
            Counts();
            if (problems.Count == before) done.Add(Say($"{events.Count} events: each line has its SHA-256, each id its time of receipt; alerts, samples and counts agree with the manifest"));
            if (again is not null) Again(events, again);
        }
    }

    List<PackagedEvent>? Events()
    {
        if (Read<PackagedEvent>(EvidenceFiles.Events) is not { } events) return null;
        var wrong = events.Select(one => (one.Id, Why: Wrong(one))).Where(one => one.Why is not null).ToList();
        foreach (var (id, why) in wrong.Take(MostNamed)) Contradicts($"{EvidenceFiles.Events}, event {Short(id)}: {why}");
        if (wrong.Count > MostNamed) Contradicts(Say($"{EvidenceFiles.Events}: {wrong.Count - MostNamed} more events contradict themselves"));
        for (var at = 1; at < events.Count; at++)
            if (string.CompareOrdinal(events[at - 1].Id, events[at].Id) >= 0)
            {
                Contradicts($"{EvidenceFiles.Events}: event {Short(events[at].Id)} is there twice or out of order");
                break;
            }
        return events;
    }

    static string? Wrong(PackagedEvent one)
    {
        if (!EventId.TryParse(one.Id ?? "", out var id)) return "its id is none";
        if (id.ReceivedMicros != one.ReceivedMicros / 1000 * 1000) return "its id was made at another time than it was received";
        try
        {
            return Hash.OfBytes(one.Line()) == one.RawSha256 ? null : "its line does not have its SHA-256";
        }
        catch (FormatException)
        {
            return "its line is no base64";
        }
    }

    /// <summary>An event that an alert names is there, or the manifest says how many are not.</summary>
    void Alerts(HashSet<string> events)
    {
        if (Bytes(EvidenceFiles.Alerts) is not { } bytes) return;
        var (named, notNamed, number) = (new HashSet<string>(), 0L, 0);
        foreach (var line in NdJson.Lines(bytes))
        {
            number++;
            if (Alert(line) is not { } alert)
            {
                Contradicts(Say($"{EvidenceFiles.Alerts}, line {number} is no alert"));
                return;
            }
            foreach (var id in alert.Events) named.Add(id.ToString());
            notNamed += EvidencePack.NotNamed(alert);
        }
        var absent = named.Count(id => !events.Contains(id));
        if (absent != manifest.Counts.NotStored + manifest.Counts.LeftOut) Contradicts(Say($"{absent} events that alerts name are not in {EvidenceFiles.Events}, and the manifest says {manifest.Counts.NotStored + manifest.Counts.LeftOut}"));
        if (events.Count(id => !named.Contains(id)) is var strange and > 0) Contradicts(Say($"{strange} events in {EvidenceFiles.Events} are named by no alert"));
        Same("events that alerts counted without naming them", notNamed, manifest.Counts.NotNamed);
        Same(EvidenceFiles.Alerts, number, manifest.Counts.Alerts);
    }

    /// <summary>Null for what is no alert. A field that is there twice is no fault of the reader, but none of an alert either.</summary>
    static Alert? Alert(ReadOnlyMemory<byte> line)
    {
        try
        {
            return AlertJson.TryRead(line, out var alert, out _) ? alert : null;
        }
        catch (ArgumentException)
        {
            // The same entity twice: no program of ours wrote that.
            return null;
        }
    }

    void Samples()
    {
        if (!right.TryGetValue(EvidenceFiles.Samples, out var bytes) || Read<Sample>(EvidenceFiles.Samples) is not { } samples) return;
        Same(EvidenceFiles.Samples, samples.Count, manifest.Counts.Samples);
        var lines = NdJson.Lines(bytes);
        for (var at = 0; at < Math.Min(samples.Count, manifest.Measurements.Count); at++)
        {
            var (sample, told) = (samples[at], manifest.Measurements[at]);
            if (sample.Kpi != told.Kpi || UnixMicros.ToText(sample.ToMicros) != told.At || Hash.OfBytes(lines[at].Span) != told.Hash) Contradicts(Say($"{EvidenceFiles.Samples}, line {at + 1} is not the measurement of {Short(told.Kpi)} that the manifest names"));
            else if (sample.Query is { Length: > 0 } && Hash.OfText(sample.Query) != sample.QueryHash) Contradicts(Say($"{EvidenceFiles.Samples}, line {at + 1}: the query does not have its hash"));
            else if (sample.Numerator != told.Numerator || sample.Denominator != told.Denominator || sample.N != told.N) Contradicts(Say($"{EvidenceFiles.Samples}, line {at + 1}: the figures are not those of the manifest"));
        }
        Same("measurements of the manifest", manifest.Measurements.Count, samples.Count);
    }

    void Counts()
    {
        Same(EvidenceFiles.Events, LinesOf(EvidenceFiles.Events), manifest.Counts.Events);
        Same(EvidenceFiles.History, LinesOf(EvidenceFiles.History), manifest.Counts.History);
        Same(EvidenceFiles.Records, LinesOf(EvidenceFiles.Records), manifest.Counts.Records);
        if (manifest.Kind == PackageKind.Control) Same(EvidenceFiles.Incidents, LinesOf(EvidenceFiles.Incidents), manifest.Counts.Incidents);
    }

    void Again(List<PackagedEvent> events, Func<PackagedEvent, string?> again)
    {
        var answers = events.Select(one => (one.Id, Answer: again(one))).ToList();
        var other = answers.Where(one => one.Answer is { Length: > 0 }).ToList();
        foreach (var (id, answer) in other.Take(MostNamed)) Contradicts($"{EvidenceFiles.Events}, event {Short(id)}: read again, its line gives {answer}");
        if (other.Count > MostNamed) Contradicts(Say($"{EvidenceFiles.Events}: {other.Count - MostNamed} more lines give other fields"));
        var (same, not) = (answers.Count(one => one.Answer is null), answers.Count(one => one.Answer is { Length: 0 }));
        done.Add(Say($"{same} lines were read again and give the stored fields{(not > 0 ? $"; {not} are of no known format and were not" : "")}"));
    }

    List<T>? Read<T>(string file) where T : class
    {
        if (Bytes(file) is not { } bytes) return null;
        var read = NdJson.Read<T>(bytes, out var wrong);
        if (read is null) Contradicts(Say($"{file}, line {wrong} cannot be read"));
        return read;
    }

    /// <summary>A file that the manifest does not list at all is a contradiction; one that was changed has been reported.</summary>
    byte[]? Bytes(string file)
    {
        if (right.TryGetValue(file, out var bytes)) return bytes;
        if (manifest.Files.All(one => one.Name != file)) Contradicts($"the manifest lists no {file}");
        return null;
    }

    int LinesOf(string file) => right.TryGetValue(file, out var bytes) ? NdJson.Lines(bytes).Count : -1;

    void Same(string what, long found, long told)
    {
        if (found >= 0 && found != told) Contradicts(Say($"{what}: {found} are there and the manifest says {told}"));
    }

    void Contradicts(string what) => problems.Add(PackageProblem.Contradiction(what));

    static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Ids come from the file that is checked.</summary>
    static string Short(string? id) => id is null ? "without id" : id.Length <= 40 ? id : id[..40] + "…";
}
