using Isms.Monitor.Anomaly;
using Isms.Monitor.Sigma;

namespace Isms.Monitor.Api.Server.Stages;

/// <summary>State of correlations, suppression and baselines as one file, with the marks of the events that are in it.</summary>
/// <remarks>Written beside and renamed, so that a crash leaves the one before. It is written only after everything in it is stored: a state ahead
/// of the store would count the events that are read again twice.</remarks>
sealed class DetectionState(string folder)
{
    const string FileName = "detection.state";

    string FilePath => Path.Combine(folder, FileName);

    public static byte[] Take(Detector detector, AnomalyDetector anomalies, IReadOnlyDictionary<string, SourceMark> marks)
    {
        using var whole = new MemoryStream();
        using var baselines = new MemoryStream();
        anomalies.Save(baselines);
        whole.Write(BitConverter.GetBytes(baselines.Length));
        baselines.WriteTo(whole);
        detector.Snapshot(whole, [.. marks.Select(mark => mark.Value.ToPosition(mark.Key))]);
        return whole.ToArray();
    }

    /// <param name="state">What <see cref="Take"/> gave.</param>
    /// <param name="reach">Crash points of the tests.</param>
    public void Write(byte[] state, Action<string> reach)
    {
        var unfinished = FilePath + ".new";
        using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            file.Write(state.AsSpan(0, state.Length / 2));
            reach("half");
            file.Write(state.AsSpan(state.Length / 2));
            file.Flush(flushToDisk: true);
        }
        reach("written");
        File.Move(unfinished, FilePath, overwrite: true);
    }

    /// <summary>Fills detector and baselines.</summary>
    /// <returns>The marks; null when there is no state or it cannot be read: then everything in the windows has to be replayed.</returns>
    public Dictionary<string, SourceMark>? Read(Detector detector, AnomalyDetector anomalies)
    {
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
