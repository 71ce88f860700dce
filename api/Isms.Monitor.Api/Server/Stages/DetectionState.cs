using System.Globalization;
using Isms.Monitor.Anomaly;
using Isms.Monitor.Sigma;

namespace Isms.Monitor.Api.Server.Stages;

/// <summary>State of correlations, suppression and baselines as one file, with the marks of the events that are in it.</summary>
/// <remarks>Written beside and renamed, so that a crash leaves the one before. It is written only after everything in it is stored: a state ahead
/// of the store would count the events that are read again twice.</remarks>
sealed class DetectionState(string folder)
{
    const string FileName = "detection.state";
    const string Unfinished = ".new";

    int _written;

    string FilePath => Path.Combine(folder, FileName);

    /// <summary>Writes the state as it is now beside the one that counts.</summary>
    /// <returns>The unfinished file, for <see cref="Publish"/>. State goes straight to disk: held in memory until it is due it would be the
    /// largest object of the process.</returns>
    public string Write(Detector detector, AnomalyDetector anomalies, IReadOnlyDictionary<string, SourceMark> marks, Action<string> reach)
    {
        var unfinished = string.Create(CultureInfo.InvariantCulture, $"{FilePath}.{++_written}{Unfinished}");
        using var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        file.Write(BitConverter.GetBytes(0L));
        anomalies.Save(file);
        var baselines = file.Position - sizeof(long);
        reach("half");
        detector.Snapshot(file, [.. marks.Select(mark => mark.Value.ToPosition(mark.Key))]);
        file.Position = 0;
        file.Write(BitConverter.GetBytes(baselines));
        return unfinished;
    }

    /// <summary>Everything in an unfinished file is stored by now: it becomes the state.</summary>
    public void Publish(string unfinished, Action<string> reach)
    {
        using (var file = new FileStream(unfinished, FileMode.Open, FileAccess.Write, FileShare.None)) file.Flush(flushToDisk: true);
        reach("written");
        File.Move(unfinished, FilePath, overwrite: true);
    }

    /// <summary>Fills detector and baselines.</summary>
    /// <returns>The marks; null when there is no state or it cannot be read: then everything in the windows has to be replayed.</returns>
    public Dictionary<string, SourceMark>? Read(Detector detector, AnomalyDetector anomalies)
    {
        foreach (var left in Directory.EnumerateFiles(folder, $"{FileName}.*{Unfinished}").ToList()) File.Delete(left);
        if (!File.Exists(FilePath)) return null;
        try
        {
            using var file = File.OpenRead(FilePath);
            Span<byte> length = stackalloc byte[8];
            file.ReadExactly(length);
            var bytes = new byte[BitConverter.ToInt64(length)];
            file.ReadExactly(bytes);
            var marks = detector.Restore(file).ToDictionary(position => position.Source, SourceMark.Of);
            anomalies.Load(new MemoryStream(bytes));
            return marks;
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException or OverflowException)
        {
            // The state is a shortcut, not the truth: without it the stored events are replayed.
            return null;
        }
    }
}
