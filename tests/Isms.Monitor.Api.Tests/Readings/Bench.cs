using System.Text;
using Isms.Monitor.Api.Server.Settings;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats;
using Isms.Monitor.Store.Days;

namespace Isms.Monitor.Api.Tests.Readings;

/// <summary>A real monitor over an empty data folder, with the shipped registers and rules, at a time that stands still.</summary>
sealed class Bench : IAsyncDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("isms-readings-");
    readonly FrameParser _parser = new();
    long _offset;

    public Bench() => Monitor = Server.Standalone.Open(new MonitorSettings { Data = _folder.FullName }, Clock);

    public FixedClock Clock { get; } = new();

    public Server.Standalone Monitor { get; }

    public string Folder => _folder.FullName;

    public long Now => UnixMicros.From(Clock.GetUtcNow());

    /// <summary>Stores a log line as it would be stored when it was received.</summary>
    /// <param name="line">The frame.</param>
    /// <param name="receivedMicros">When it came.</param>
    /// <param name="source">The source that delivered it.</param>
    /// <param name="isLost">No format understood it then.</param>
    public async Task<EventId> StoreAsync(string line, long receivedMicros, string source = "syslog-udp:127.0.0.1:5514", bool isLost = false)
    {
        var batch = new EventBatch { Sender = source };
        var one = batch.Add(Encoding.UTF8.GetBytes(line));
        (one.ReceivedMicros, one.Offset, one.Id) = (receivedMicros, ++_offset, EventId.Of(receivedMicros, 1, _offset));
        if (isLost)
        {
            one.SetText(Ecs.EventKind, "pipeline_error");
            one.SetText(Ecs.ErrorMessage, "ISMS1002 no format recognises the frame.");
        }
        else
        {
            Assert.True(_parser.Parse(one, null, new SourceFormatMemory(), new FormatContext { ReferenceMicros = receivedMicros }), line);
        }
        if (one.TimestampMicros == 0) one.TimestampMicros = receivedMicros;
        await Monitor.Days.CommitAsync([new CommitUnit(batch, [], [])], TestContext.Current.CancellationToken);
        return one.Id;
    }

    public Task StoreAsync(params IReadOnlyList<Alert> alerts) => Monitor.Days.CommitAsync([new CommitUnit(null, [], alerts)], TestContext.Current.CancellationToken);

    /// <summary>A denied connection as a firewall of the registers writes it.</summary>
    public static string Denied(string firewall, string from, long atMicros) =>
        $"<164>{UnixMicros.ToDateTimeOffset(atMicros):MMM dd yyyy HH:mm:ss} {firewall} : %ASA-4-106023: Deny tcp src outside:{from}/40000 dst inside:10.1.2.3/22 by access-group \"outside_in\" [0x0, 0x0]";

    public async ValueTask DisposeAsync()
    {
        await Monitor.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
