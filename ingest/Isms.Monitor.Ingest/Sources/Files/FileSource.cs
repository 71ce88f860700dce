using System.Globalization;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Pipeline;

namespace Isms.Monitor.Ingest.Sources.Files;

/// <summary>Reads a log file once, or follows it through rotation by renaming, truncation and copying (copytruncate).</summary>
/// <remarks><para>Identity of a line: the generation (persisted, named by number and head of the content) and the offset in it. The
/// position is stored with the events; received times are in a ledger, so a second reading gives the same ids.</para>
/// <para>What was not read when the file was rotated is looked for in the files beside it, by content.</para></remarks>
public sealed class FileSource : ISource, IDisposable
{
    readonly FileSourceOptions _options;
    readonly StoredPositions _stored;
    readonly TimeProvider _clock;
    readonly string _folder;
    GenerationLog? _generations;
    FileReading? _reading;
    long? _rotatedSince;

    /// <param name="options">Checked here.</param>
    /// <param name="stored">How far the store has it.</param>
    /// <param name="clock">Gives received times.</param>
    /// <exception cref="SourceOptionsException">An option is out of bounds.</exception>
    public FileSource(FileSourceOptions options, StoredPositions stored, TimeProvider clock)
    {
        options.Check();
        (_options, _stored, _clock) = (options, stored, clock);
        var path = Path.GetFullPath(options.Path);
        Settings = new SourceSettings
        {
            Name = options.Name ?? $"file:{path}", Format = options.Format, Zone = options.Zone, ReferenceMicros = options.ReferenceMicros,
            SenderField = Ecs.LogFilePath, MeasuresSkew = !options.ReadsOnce || options.TakesReceivedTimes,
        };
        _folder = SourceFolder.For(options.StateFolder, Settings.Name);
    }

    public SourceSettings Settings { get; }

    public async Task RunAsync(SourceOutput output, CancellationToken stop, CancellationToken abort)
    {
        Open();
        while (!stop.IsCancellationRequested)
        {
            var step = await StepAsync(output, abort);
            if (step == FileStep.Ended) return;
            if (step == FileStep.Idle) await Task.Delay(_options.PollInterval, _clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        if (_reading is not null) await _reading.FlushAsync(abort);
    }

    public void Dispose()
    {
        _reading?.Dispose();
        _generations?.Dispose();
    }

    /// <summary>Begins, or begins again after a fault: behind what was given.</summary>
    internal void Open()
    {
        _reading?.Dispose();
        (_reading, _rotatedSince) = (null, null);
        if (_generations is not null) return;
        Directory.CreateDirectory(_folder);
        _generations = GenerationLog.Open(Path.Combine(_folder, "generations"));
        foreach (var generation in _generations.All)
            if (_stored.Below(Settings.Name, generation.Origin) is { } below) generation.Stored = below;
    }

    internal async ValueTask<FileStep> StepAsync(SourceOutput output, CancellationToken abort)
    {
        MarkDone();
        if (_reading is null && !TryOpenNext(output)) return _options.ReadsOnce ? FileStep.Ended : FileStep.Idle;
        var read = await _reading!.ReadAsync(_clock, abort);
        output.Backlog(_reading.Backlog);
        if (read is null) return await ContinueInCopyAsync(output, abort);
        if (read > 0) return FileStep.Read;
        if (_options.ReadsOnce)
        {
            await _reading.EndAsync(abort);
            return FileStep.Ended;
        }
        if (!_reading.IsRotated && !IsRenamed()) return FileStep.Idle;
        return await EndGenerationAsync(abort);
    }

    /// <summary>The file was truncated. What was written to it and not read may stand in a copy of it.</summary>
    async ValueTask<FileStep> ContinueInCopyAsync(SourceOutput output, CancellationToken abort)
    {
        var reading = _reading!;
        if (!reading.IsRotated && RotatedFiles.Find(_options.Path, reading.Generation, reading.Offset) is { } copy)
        {
            reading.ContinueIn(copy);
            return FileStep.Read;
        }
        if (!reading.IsRotated)
            output.Report($"ISMS1104 {_options.Path} was truncated at byte {reading.Offset} and no copy of it is there: what was written after the last reading is gone. "
                + "Rotate by renaming, or let the copy lie beside the file.");
        return await EndGenerationAsync(abort);
    }

    async ValueTask<FileStep> EndGenerationAsync(CancellationToken abort)
    {
        await _reading!.EndAsync(abort);
        _reading.Dispose();
        (_reading, _rotatedSince) = (null, null);
        return FileStep.Read;
    }

    /// <summary>Whether the path names another file, and has for so long that the writer must have noticed.</summary>
    bool IsRenamed()
    {
        using var now = LogFile.TryOpen(_options.Path);
        if (now is null || (_reading!.Generation.Head.IsHeadOf(now.Head()) && now.Length >= _reading.Offset))
        {
            _rotatedSince = null;
            return false;
        }
        _rotatedSince ??= _clock.GetTimestamp();
        return _clock.GetElapsedTime(_rotatedSince.Value) >= _options.RotationGrace;
    }

    /// <summary>First what was rotated away and not read to its end, then what the path names now.</summary>
    bool TryOpenNext(SourceOutput output)
    {
        var file = LogFile.TryOpen(_options.Path);
        try
        {
            var current = file is null ? null : Known(file);
            if (!_options.ReadsOnce && _generations!.All.FirstOrDefault(each => !each.IsDone && each.EndsAt is null && each != current) is { } left)
                return TryOpenRotated(left, output);
            if (file is null)
                return _options.ReadsOnce ? throw new FileNotFoundException($"ISMS1105 {_options.Path} is not there. Check the path.") : false;
            if (current is null && file.Head().Length == 0) return false;
            _reading = Reading(file, current ?? Begin(file), output);
            file = null;
            return true;
        }
        finally
        {
            file?.Dispose();
        }
    }

    bool TryOpenRotated(FileGeneration left, SourceOutput output)
    {
        if (RotatedFiles.Find(_options.Path, left, left.Next) is { } rotated)
        {
            _reading = Reading(rotated, left, output);
            _reading.IsRotated = true;
            return true;
        }
        output.Report($"ISMS1106 {_options.Path} was rotated away while it was read to byte {left.Next}, and what it held is in no file beside it. "
            + "Keep rotated files longer than the program may stand still.");
        left.IsDone = true;
        _generations!.Save(left);
        return false;
    }

    /// <summary>The generation that this content belongs to: the one with the longest head of those that fit.</summary>
    FileGeneration? Known(LogFile file)
    {
        var head = file.Head().ToArray();
        return _generations!.All.Where(each => !each.IsDone && (_options.ReadsOnce || each.EndsAt is null)
                && each.Head.IsHeadOf(head) && each.Next <= file.Length)
            .OrderBy(each => each.Head.Length).ThenBy(each => each.Number).LastOrDefault();
    }

    FileGeneration Begin(LogFile file)
    {
        var beside = ReceivedLedgerWriter.PathFor(_options.Path);
        if (_options.TakesReceivedTimes && File.Exists(beside)) File.Copy(beside, LedgerPath(_generations!.NextNumber), overwrite: true);
        else File.Delete(LedgerPath(_generations!.NextNumber));
        var begun = _generations.Add(Settings.Name, file.Head());
        if (_stored.Below(Settings.Name, begun.Origin) is { } below) begun.Stored = below;
        return begun;
    }

    FileReading Reading(LogFile file, FileGeneration generation, SourceOutput output) =>
        new(file, generation, _generations!, ReceivedLedger.Open(LedgerPath(generation.Number), generation.Next), output, Settings, _options.End, _options.Path);

    string LedgerPath(long generation) => Path.Combine(_folder, generation.ToString(CultureInfo.InvariantCulture) + ".received");

    /// <summary>A generation that ended and is stored needs no looking for after the next start, and no ledger.</summary>
    void MarkDone()
    {
        if (_options.ReadsOnce) return;
        foreach (var generation in _generations!.All)
        {
            if (generation.IsDone || generation.EndsAt is not { } end || generation.Stored < end) continue;
            generation.IsDone = true;
            _generations.Save(generation);
            File.Delete(LedgerPath(generation.Number));
        }
    }
}
