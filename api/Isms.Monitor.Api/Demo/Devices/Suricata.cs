namespace Isms.Monitor.Api.Demo.Devices;

/// <summary>A Suricata sensor that writes EVE JSON.</summary>
sealed class Suricata(string id) : IDevice
{
    static readonly string[] Names = ["updates.example.com", "cdn.example.com", "time.example.org", "mail.example.com", "api.example.net"];

    public string Id => id;

    public string Ordinary(long micros, Random chance)
    {
        var source = Places.Workplace(chance);
        return chance.Next(100) switch
        {
            < 50 => Flow(micros, source, Places.Outside(chance), Places.WebPort(chance), chance),
            < 80 => Event(micros, "dns", source, Places.HighPort(chance), "10.11.0.11", 53, "UDP",
                $"\"dns\":{{\"version\":2,\"type\":\"query\",\"id\":{chance.Next(65536)},\"rrname\":\"{Names[chance.Next(Names.Length)]}\",\"rrtype\":\"A\"}}"),
            < 98 => Tls(micros, source, Places.Outside(chance), Names[chance.Next(Names.Length)], chance),
            _ => Alert(micros, source, Places.HighPort(chance), Places.Outside(chance), 443, 2_000_001, "INFO Observed dynamic DNS name in TLS SNI", "Misc activity", 3, "allowed"),
        };
    }

    public string Flow(long micros, string source, string destination, int port, Random chance) =>
        Event(micros, "flow", source, Places.HighPort(chance), destination, port, port is 53 or 123 ? "UDP" : "TCP",
            $"\"app_proto\":\"tls\",\"flow\":{{\"pkts_toserver\":{chance.Next(3, 90)},\"pkts_toclient\":{chance.Next(3, 90)},\"bytes_toserver\":{chance.Next(300, 90_000)},\"bytes_toclient\":{chance.Next(300, 900_000)},\"start\":\"{Times.Suricata(micros - 5_000_000)}\",\"end\":\"{Times.Suricata(micros)}\",\"age\":5,\"state\":\"closed\",\"reason\":\"timeout\",\"alerted\":false}}");

    public string Tls(long micros, string source, string destination, string name, Random chance) =>
        Event(micros, "tls", source, Places.HighPort(chance), destination, 443, "TCP",
            $"\"tls\":{{\"subject\":\"CN={name}\",\"issuerdn\":\"CN=Example Issuing CA\",\"sni\":\"{name}\",\"version\":\"TLS 1.3\",\"ja3\":{{\"hash\":\"{chance.NextInt64():x16}{chance.NextInt64():x16}\"}}}}");

    public string Alert(long micros, string source, int sourcePort, string destination, int port, int signature, string name, string category, int severity, string action) =>
        Event(micros, "alert", source, sourcePort, destination, port, "TCP",
            $"\"alert\":{{\"action\":\"{action}\",\"gid\":1,\"signature_id\":{signature},\"rev\":3,\"signature\":\"{name}\",\"category\":\"{category}\",\"severity\":{severity}}},\"app_proto\":\"http\"");

    string Event(long micros, string type, string source, int sourcePort, string destination, int port, string transport, string rest) =>
        $"{{\"timestamp\":\"{Times.Suricata(micros)}\",\"flow_id\":{micros % 1_000_000_007_000},\"in_iface\":\"eth0\",\"event_type\":\"{type}\",\"src_ip\":\"{source}\",\"src_port\":{sourcePort},\"dest_ip\":\"{destination}\",\"dest_port\":{port},\"proto\":\"{transport}\",{rest},\"host\":\"{id}\"}}";
}
