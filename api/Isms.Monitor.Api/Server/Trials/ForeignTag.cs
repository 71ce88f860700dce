namespace Isms.Monitor.Api.Server.Trials;

/// <summary>Lines that carried the tag of a trial that does not wait for them. They are ordinary events.</summary>
/// <param name="Tag">16 hexadecimal digits; empty: the label was in the record, the tag was not.</param>
/// <param name="Sender">Observer, host or address of the first of them.</param>
/// <param name="FirstMicros">When the first was received.</param>
/// <param name="LastMicros">When the last was received.</param>
/// <param name="Lines">How many.</param>
public sealed record ForeignTag(string Tag, string Sender, long FirstMicros, long LastMicros, long Lines);
