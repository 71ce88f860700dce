
namespace Isms.Monitor.Api.Detecting;

/// <summary>The id of an event is its file's number and its line: ties in time are settled by the order of the input.</summary>
static class DetectLine
{
    const int LineBits = 40;

    public static EventId IdOf(int file, long line) => new(((UInt128)(uint)file << LineBits) | (UInt128)(ulong)line);

    public static (int File, long Line) Of(EventId id) => ((int)(id.Low >> LineBits), (long)(id.Low & ((1UL << LineBits) - 1)));
}
