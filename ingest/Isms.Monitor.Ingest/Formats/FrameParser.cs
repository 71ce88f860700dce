using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats;

/// <summary>Turns frames into events: picks the format, lets it parse, and fills what every event has. One for each worker.</summary>
/// <remarks>A frame never vanishes: one that no format reads becomes an event of kind <c>pipeline_error</c> with the raw frame
/// and the reason. What a format leaves out is added here: <c>event.kind</c> (event), <c>event.dataset</c>, <c>event.module</c>,
/// <c>observer.vendor</c> and <c>observer.product</c>.</remarks>
public sealed class FrameParser
{
    /// <summary>Longest frame, in bytes: framers cut what is longer to exactly this, and such an event is tagged <see cref="TruncatedTag"/>.</summary>
    public const int MaxFrameBytes = 1 << 20;

    public const string TruncatedTag = "frame_truncated";

    /// <summary>A format that is this sure and was right the last time is taken without asking the others.</summary>
    const int Sure = 90;

    /// <summary>The score of a frame that carries the vendor's mark.</summary>
    const int Marked = 100;

    readonly ILogFormat[] _formats;
    readonly Constants[] _constants;
    readonly int[] _scores;

    public FrameParser() : this(LogFormats.Create())
    {
    }

    internal FrameParser(ILogFormat[] formats)
    {
        _formats = formats;
        _constants = [.. formats.Select(format => new Constants(format))];
        _scores = new int[formats.Length];
    }

    /// <summary>Fills the event from its frame.</summary>
    /// <param name="into">Begun with the frame.</param>
    /// <param name="formatName">The format the source was told to use, or null or <c>auto</c> to recognise it.</param>
    /// <param name="memory">Of the frame's source.</param>
    /// <param name="context">Year and zone for times that lack them; its reference is also the time of an unreadable frame without a received time.</param>
    /// <returns>Whether a format read it; if not, the event is a <c>pipeline_error</c>.</returns>
    public bool Parse(EcsEvent into, string? formatName, SourceFormatMemory memory, FormatContext context)
    {
        var isRead = formatName is null or "auto" ? ParseRecognised(into, memory, context) : ParseNamed(into, formatName, memory, context);
        if (into.Original.Length >= MaxFrameBytes) into.Add(Ecs.Tags, "frame_truncated"u8);
        return isRead;
    }

    bool ParseNamed(EcsEvent into, string name, SourceFormatMemory memory, FormatContext context)
    {
        var index = Array.FindIndex(_formats, format => format.Name == name);
        return index < 0
            ? Fail(into, memory, context, "ISMS1001", $"there is no format '{name}'. 'parse formats' lists them.")
            : Try(index, into, memory, context) is not { } error || Fail(into, memory, context, "ISMS1003", $"{name}: {error}.");
    }

    bool ParseRecognised(EcsEvent into, SourceFormatMemory memory, FormatContext context)
    {
        var last = memory.Index;
        if (last >= 0 && _formats[last].Recognise(into.Original) >= Sure && Try(last, into, memory, context) is null) return true;
        for (var index = 0; index < _formats.Length; index++) _scores[index] = _formats[index].Recognise(into.Original);
        string? reason = null;
        var isMarked = false;
        while (Best(last) is var best and >= 0)
        {
            isMarked |= _scores[best] >= Marked;
            _scores[best] = 0;
            into.Rewind();
            var error = Try(best, into, memory, context);
            if (error is null) return !isMarked || reason is null || Keep(into, memory, reason);
            reason ??= $"{_formats[best].Name}: {error}.";
        }
        return reason is null
            ? Fail(into, memory, context, "ISMS1002", "no format recognises the frame. Name its format in the source, or keep it as it is.")
            : Fail(into, memory, context, "ISMS1003", reason);
    }

    /// <summary>The format with the highest score above 0, or -1; of equals the one that was right the last time.</summary>
    int Best(int last)
    {
        var best = last >= 0 && _scores[last] > 0 ? last : -1;
        for (var index = 0; index < _scores.Length; index++)
            if (_scores[index] > (best < 0 ? 0 : _scores[best])) best = index;
        return best;
    }

    ParseError? Try(int index, EcsEvent into, SourceFormatMemory memory, FormatContext context)
    {
        try
        {
            if (_formats[index].Parse(into, context) is { } error) return error;
        }
        catch (Exception e) when (e is IndexOutOfRangeException or ArgumentException or InvalidOperationException or OverflowException)
        {
            // A defect in one format must not stop the others, nor lose the frame: it is kept and can be parsed again after a fix.
            return new ParseError(0, $"the format to cope with this frame (defect: {e.GetType().Name})");
        }
        _constants[index].Complete(into);
        memory.Succeeded(index, _formats[index].Name);
        return null;
    }

    /// <summary>A frame carries a vendor's mark and that vendor's format could not read it, a general one could: a firmware has changed. It stays an
    /// error, else a broken parser would look healthy, but keeps its time and its sender.</summary>
    static bool Keep(EcsEvent into, SourceFormatMemory memory, string reason)
    {
        into.Set(Ecs.EventKind, "pipeline_error"u8);
        into.SetText(Ecs.ErrorCode, "ISMS1003");
        into.SetText(Ecs.ErrorMessage, $"ISMS1003 {reason}");
        memory.Failed();
        return false;
    }

    static bool Fail(EcsEvent into, SourceFormatMemory memory, FormatContext context, string code, string reason)
    {
        into.Rewind();
        into.TimestampMicros = into.ReceivedMicros != 0 ? into.ReceivedMicros : context.ReferenceMicros;
        into.Add(Ecs.EventKind, "pipeline_error"u8);
        into.SetText(Ecs.ErrorCode, code);
        into.SetText(Ecs.ErrorMessage, $"{code} {reason}");
        memory.Failed();
        return false;
    }

    /// <summary>What all events of a format share.</summary>
    sealed class Constants
    {
        readonly FieldBlock _block = new();
        readonly FieldBlock[] _values;

        public Constants(ILogFormat format)
        {
            (FieldId Field, string Value)[] values =
            [
                (Ecs.EventDataset, format.Dataset), (Ecs.EventModule, format.Dataset.Split('.')[0]),
                (Ecs.ObserverVendor, format.IsObserver ? format.Vendor : ""), (Ecs.ObserverProduct, format.IsObserver ? format.Product : ""),
            ];
            _values = [.. values.Where(pair => pair.Value.Length > 0).Select(pair => new FieldBlock().With(pair.Field, pair.Value))];
            foreach (var (field, value) in values)
                if (value.Length > 0) _block = _block.With(field, value);
        }

        public void Complete(EcsEvent into)
        {
            into.SetIfMissing(Ecs.EventKind, "event"u8);
            if (!_block.Meets(into))
            {
                into.Add(_block);
                return;
            }
            foreach (var value in _values)
                if (!value.Meets(into)) into.Add(value);
        }
    }
}
