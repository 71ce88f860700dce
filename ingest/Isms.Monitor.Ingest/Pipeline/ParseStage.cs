using System.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats;
using Isms.Monitor.Ingest.Sources;

namespace Isms.Monitor.Ingest.Pipeline;

/// <summary>Frame to finished event: parsed, stamped, enriched. The same for the pipeline, for <c>store load</c> and for parsing again. One for each worker.</summary>
sealed class ParseStage(PipelineOptions options)
{
    /// <summary>An event this far ahead of its received time is flagged.</summary>
    public const long FutureMicros = 15 * UnixMicros.Minute;

    /// <summary>Senders whose last format a worker remembers; beyond, all are forgotten and recognised anew.</summary>
    const int MaxMemories = 4096;

    readonly FrameParser _parser = new();
    readonly IReadOnlyList<Action<EcsEvent>> _enrichment = options.Enrichment();
    readonly Dictionary<(string Source, string Sender), Memory> _memories = [];

    sealed class Memory(string sender, FormatContext context)
    {
        public SourceFormatMemory Formats { get; } = new();

        public FormatContext Context => context;

        public byte[] Sender { get; } = Encoding.UTF8.GetBytes(sender);
    }

    public void Parse(EventBatch batch, SourceSettings settings, BatchSummary summary)
    {
        var memory = MemoryOf(settings, batch.Sender);
        foreach (var each in batch.Events)
        {
            var isRead = Parse(each, batch.Format, settings, memory, out var hasOwnTime);
            summary.Count(each, isRead ? memory.Formats.Format : null, hasOwnTime);
        }
    }

    /// <summary>Parses one event from its frame, received time and sender; its id, position and received time stay.</summary>
    public bool Parse(EcsEvent into, string? format, SourceSettings settings, string sender) =>
        Parse(into, format, settings, MemoryOf(settings, sender), out _);

    bool Parse(EcsEvent into, string? format, SourceSettings settings, Memory memory, out bool hasOwnTime)
    {
        memory.Context.ReferenceMicros = settings.ReferenceMicros ?? into.ReceivedMicros;
        var isRead = _parser.Parse(into, format, memory.Formats, memory.Context);
        hasOwnTime = isRead && into.TimestampMicros != 0;
        if (into.TimestampMicros == 0) into.TimestampMicros = into.ReceivedMicros;
        if (settings.SenderField is { } field && memory.Sender.Length > 0) into.SetIfMissing(field, memory.Sender);
        if (into.TimestampMicros - into.ReceivedMicros > FutureMicros) into.Add(Ecs.Tags, "timestamp_in_future"u8);
        Enrich(into);
        return isRead;
    }

    void Enrich(EcsEvent into)
    {
        foreach (var enrich in _enrichment)
        {
            try
            {
                enrich(into);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // The event is evidence, what is added to it is a comfort: it goes on without, and says so.
                into.Add(Ecs.Tags, "enrichment_failed"u8);
            }
        }
    }

    Memory MemoryOf(SourceSettings settings, string sender)
    {
        if (_memories.TryGetValue((settings.Name, sender), out var memory)) return memory;
        if (_memories.Count >= MaxMemories) _memories.Clear();
        var context = new FormatContext { ReferenceMicros = 0, Zone = settings.Zone };
        return _memories[(settings.Name, sender)] = new Memory(sender, context);
    }
}
