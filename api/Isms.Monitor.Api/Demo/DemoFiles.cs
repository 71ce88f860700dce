using System.Text;
using Isms.Monitor.Ingest.Sources.Files;

namespace Isms.Monitor.Api.Demo;

/// <summary>The demo's raw log as a collector would have written it: one file of all devices in the order of reception, and beside it when each
/// line was received. Nothing reaches the store but through the file source.</summary>
sealed class DemoFiles(string folder)
{
    public string LogPath { get; } = Path.Combine(folder, "collector.log");

    public bool Exists => File.Exists(LogPath);

    /// <summary>Writes the history; a file with the right name is never half written.</summary>
    /// <returns>Lines written.</returns>
    public long Write(IEnumerable<DemoLine> lines)
    {
        Directory.CreateDirectory(folder);
        var unfinished = LogPath + ".new";
        long count = 0, offset = 0;
        using (var log = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20))
        using (var ledger = new ReceivedLedgerWriter(ReceivedLedgerWriter.PathFor(LogPath)))
        {
            foreach (var line in lines)
            {
                var bytes = Encoding.UTF8.GetBytes(line.Text + "\n");
                log.Write(bytes);
                offset += bytes.Length;
                ledger.Add(offset, line.ReceivedMicros);
                count++;
            }
        }
        File.Move(unfinished, LogPath, overwrite: true);
        return count;
    }

    public void Append(IEnumerable<DemoLine> lines)
    {
        using var log = new FileStream(LogPath, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        foreach (var line in lines) log.Write(Encoding.UTF8.GetBytes(line.Text + "\n"));
    }
}
