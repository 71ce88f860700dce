using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Sources;

namespace Isms.Monitor.Ingest.Pipeline;

/// <summary>Parses stored frames again, after a format was mended: through the same stage that the pipeline uses. One thread.</summary>
public sealed class Reparser(PipelineOptions options)
{
    readonly ParseStage _stage = new(options);

    /// <summary>Fills the event anew from its frame and received time; id, position and received time stay what they are.</summary>
    /// <param name="stored">As it was stored: frame, id, received time.</param>
    /// <param name="settings">Of the source it came from.</param>
    /// <param name="sender">Address or file it came from.</param>
    /// <returns>Whether a format reads it now; if not, it is a <c>pipeline_error</c> again, with today's reason.</returns>
    public bool Parse(EcsEvent stored, SourceSettings settings, string sender)
    {
        stored.Rewind();
        return _stage.Parse(stored, settings.Format, settings, sender);
    }
}
