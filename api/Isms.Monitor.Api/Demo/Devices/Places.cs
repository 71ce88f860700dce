namespace Isms.Monitor.Api.Demo.Devices;

/// <summary>Addresses of the demo's traffic: documentation ranges outside, the company's own networks inside.</summary>
static class Places
{
    static readonly int[] WebPorts = [443, 443, 443, 443, 80, 53, 123, 587, 993, 8443];
    static readonly int[] ProbedPorts = [22, 23, 80, 443, 445, 1433, 3389, 5900, 8080, 8443];

    public static string Outside(Random chance) =>
        chance.Next(2) == 0 ? $"198.51.100.{chance.Next(40, 250)}" : $"203.0.113.{chance.Next(100, 250)}";

    public static string Workplace(Random chance) => $"10.20.0.{11 + chance.Next(100)}";

    public static string Server(Random chance) => $"10.11.0.{11 + chance.Next(9)}";

    public static string PublicServer(Random chance) => $"192.0.2.{11 + chance.Next(2)}";

    public static int WebPort(Random chance) => WebPorts[chance.Next(WebPorts.Length)];

    public static int ProbedPort(Random chance) => ProbedPorts[chance.Next(ProbedPorts.Length)];

    public static int HighPort(Random chance) => chance.Next(32768, 61000);
}
