namespace Isms.Monitor.Ingest.Pipeline;

public enum FormatNoticeKind
{
    /// <summary>Frames that could be read before cannot be read now.</summary>
    ParsingFails,

    /// <summary>Another format reads the frames now, often a fallback that knows less of them.</summary>
    FormatChanged,

    /// <summary>The frames are again what they were.</summary>
    Recovered,
}
