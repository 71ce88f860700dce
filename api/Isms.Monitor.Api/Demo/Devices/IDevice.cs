namespace Isms.Monitor.Api.Demo.Devices;

/// <summary>A device that writes one vendor's lines. Implementations differ by format; nothing of them enters the store but through a source.</summary>
interface IDevice
{
    /// <summary>Asset id.</summary>
    string Id { get; }

    /// <summary>A line of ordinary business at this time.</summary>
    string Ordinary(long micros, Random chance);
}
