namespace Isms.Monitor.Events;

/// <summary>Why a frame could not be read; a value, since bad input is expected.</summary>
/// <param name="Offset">Byte of the frame, 0 to its length, where reading stopped.</param>
/// <param name="Expected">What should have stood there, for example <c>a priority from &lt;0&gt; to &lt;191&gt;</c>.</param>
public sealed record ParseError(int Offset, string Expected)
{
    public override string ToString() => $"at byte {Offset}: expected {Expected}";
}
