using Isms.Monitor.Events;
using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Api.Demo.Devices;

/// <summary>Every device that the registers expect logs of, by the dataset that they expect.</summary>
sealed class Fleet
{
    /// <summary>How far the clock of the build firewall is ahead.</summary>
    public const long WrongClockMicros = 420 * UnixMicros.Second;

    /// <summary>The device with the wrong clock.</summary>
    public const string WrongClock = "fw-12";

    readonly Dictionary<string, IDevice> _devices;

    public Fleet(Organisation organisation)
    {
        Expected = [.. organisation.Registers.Assets.Where(asset => asset.LoggingRequired)];
        _devices = Expected.Select(Make).OfType<IDevice>().ToDictionary(device => device.Id, StringComparer.Ordinal);
    }

    public IReadOnlyList<Asset> Expected { get; }

    public IEnumerable<IDevice> All => _devices.Values;

    public IEnumerable<T> Of<T>() => _devices.Values.OfType<T>();

    public T Device<T>(string id) where T : IDevice => (T)_devices[id];

    static IDevice? Make(Asset asset) => asset.LogDataset switch
    {
        "cisco_asa.log" => new CiscoAsa(asset.Id),
        "fortinet_fortigate.log" => new FortiGate(asset.Id),
        "iptables.log" => new Netfilter(asset.Id, asset.Id == WrongClock ? WrongClockMicros : 0),
        "suricata.eve" => new Suricata(asset.Id),
        "system.auth" => new LinuxHost(asset.Id),
        var dataset when dataset.StartsWith("windows.", StringComparison.Ordinal) => new WindowsHost(asset.Id),
        _ => null,
    };
}
