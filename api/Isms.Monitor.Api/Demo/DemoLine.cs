namespace Isms.Monitor.Api.Demo;

/// <summary>One raw line as a device of the demo company sends it.</summary>
/// <param name="ReceivedMicros">When the collector received it; the line's own time differs where the device's clock is wrong.</param>
/// <param name="Device">Asset id of the sender.</param>
/// <param name="Text">The line, without a newline.</param>
readonly record struct DemoLine(long ReceivedMicros, string Device, string Text);
