namespace Isms.Monitor.Ingest.Pipeline;

/// <summary>The frames of a sender are no longer what they were: a firmware update, most likely; what rests on them may be blind now.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="Sender">Address or file.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Dataset"><c>event.dataset</c> of the frames before, or empty.</param>
/// <param name="Format">Format of the frames before.</param>
/// <param name="NewFormat">The format that most frames have now; null: none reads them.</param>
/// <param name="Share">Share of the last frames that are as before, 0 to 1.</param>
/// <param name="LastGoodMicros">When the last frame of the kind before was received.</param>
/// <param name="LastGood">The start of such a frame, up to 512 bytes. Hostile input: escape it.</param>
/// <param name="FirstBadMicros">When the first frame of the new kind was received.</param>
/// <param name="FirstBad">Its start.</param>
/// <param name="Reason">Why it could not be read; null when another format reads it.</param>
public sealed record FormatNotice(string Source, string Sender, FormatNoticeKind Kind, string Dataset, string Format, string? NewFormat, double Share,
    long LastGoodMicros, ReadOnlyMemory<byte> LastGood, long FirstBadMicros, ReadOnlyMemory<byte> FirstBad, string? Reason);
