using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats;

/// <summary>One log format: a class in a file of its own, found by reflection. An instance belongs to one thread and may keep state
/// that only speeds it up.</summary>
public interface ILogFormat
{
    /// <summary>Short name for the command line and the configuration, for example <c>cisco.asa</c>.</summary>
    string Name { get; }

    /// <summary><c>observer.vendor</c> of its events, or empty where the log says it.</summary>
    string Vendor { get; }

    /// <summary><c>observer.product</c>, likewise.</summary>
    string Product { get; }

    /// <summary>Whether vendor and product are those of a device or sensor that watches others (ECS: observer); false for the log of a host
    /// about itself, whose events carry neither.</summary>
    bool IsObserver => true;

    /// <summary><c>event.dataset</c>, for example <c>cisco_asa.log</c>.</summary>
    string Dataset { get; }

    /// <summary>How surely a frame is of this format: 0 not at all, 100 beyond doubt (it carries the vendor's mark), 1 to 10 a
    /// fallback. Looks at bytes only, parses nothing, and costs well under a microsecond.</summary>
    int Recognise(ReadOnlySpan<byte> frame);

    /// <summary>Fills the event from its frame (<see cref="EcsEvent.Original"/>): ECS fields, vendor fields under the vendor's name,
    /// <see cref="EcsEvent.TimestampMicros"/>, <see cref="EcsEvent.LogSource"/>, <c>event.kind</c>, <c>category</c>, <c>type</c>, <c>outcome</c>.</summary>
    /// <returns>Null, or where and why the frame is not of this format; the event then becomes a <c>pipeline_error</c>.</returns>
    ParseError? Parse(EcsEvent into, FormatContext context);
}
