using System.Text;
using Isms.Monitor.Ingest.Pipeline;
using Isms.Monitor.Ingest.Sources;

namespace Isms.Monitor.Ingest.Tests.Pipeline;

/// <summary>Frames out of a list; can fail on the way, and goes on behind what it gave.</summary>
sealed class ListSource(string name, IReadOnlyList<(string Sender, long ReceivedMicros, string Frame)> frames, int failAt = -1, string? format = null) : ISource
{
    int _next;
    int _failAt = failAt;

    public SourceSettings Settings { get; } = new() { Name = name, Format = format, SenderField = SourceFields.LogSourceAddress };

    public int Given => Volatile.Read(ref _next);

    public async Task RunAsync(SourceOutput output, CancellationToken stop, CancellationToken abort)
    {
        for (; _next < frames.Count && !stop.IsCancellationRequested; _next++)
        {
            if (_next == _failAt)
            {
                _failAt = -1;
                throw new IOException("the cable was pulled.");
            }
            var (sender, received, frame) = frames[_next];
            var writer = new BatchWriter(output, Settings, Origin.Of(name, 1), sender);
            writer.Add(Encoding.UTF8.GetBytes(frame), _next, _next + 1, received);
            await writer.FlushAsync(abort);
        }
    }
}
