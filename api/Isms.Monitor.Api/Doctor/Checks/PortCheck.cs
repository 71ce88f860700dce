using System.Net;
using Isms.Monitor.Api.Server.Settings;

namespace Isms.Monitor.Api.Doctor.Checks;

/// <summary>Addresses of the console and of listeners. While a server runs they are its own.</summary>
sealed class PortCheck : ICheck
{
    public int Code => 5087;

    public string Name => "port";

    public Task<IReadOnlyList<Verdict>> RunAsync(Examined examined, CancellationToken abort)
    {
        var runs = examined.Machine.HolderOf(Path.GetFullPath(examined.Settings.Data)) is not null;
        return Task.FromResult<IReadOnlyList<Verdict>>([.. Console(examined.Settings).Concat(Listeners(examined)).Select(place => Judge(examined, place, runs))]);
    }

    Verdict Judge(Examined examined, Place place, bool runs)
    {
        if (place.Address is null) return Verdict.Failed(this, $"{place.Text} is no address and port.", "Write it as 127.0.0.1:8080, or for --urls as http://127.0.0.1:8080.");
        if (examined.Machine.BindProblem(place.Address, place.IsUdp) is not { } problem) return Verdict.Ok(this, $"{place.Text} is free.");
        return runs ? Verdict.Ok(this, $"{place.Text} is taken, and a server runs.")
            : Verdict.Failed(this, $"{place.Text} cannot be listened on: {problem.TrimEnd('.')}.", "End the program that has it, or choose another port; below 1024 the program needs the right to.");
    }

    static IEnumerable<Place> Console(MonitorSettings settings) => settings.Urls.Split(';').Select(url => new Place(url, AddressOf(url), IsUdp: false));

    static IEnumerable<Place> Listeners(Examined examined) => examined.Sources("syslog-udp", "syslog-tcp", "syslog-tls").Select(entry =>
        new Place(entry.Address, IPEndPoint.TryParse(entry.Address, out var address) && address.Port > 0 ? address : null, entry.Kind.Equals("syslog-udp", StringComparison.OrdinalIgnoreCase)));

    static IPEndPoint? AddressOf(string url)
    {
        var plain = url.Replace("://+", "://0.0.0.0", StringComparison.Ordinal).Replace("://*", "://0.0.0.0", StringComparison.Ordinal);
        if (!Uri.TryCreate(plain, UriKind.Absolute, out var uri) || uri.Port <= 0) return null;
        return new IPEndPoint(IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) ? address : uri.IsLoopback ? IPAddress.Loopback : IPAddress.Any, uri.Port);
    }

    readonly record struct Place(string Text, IPEndPoint? Address, bool IsUdp);
}
