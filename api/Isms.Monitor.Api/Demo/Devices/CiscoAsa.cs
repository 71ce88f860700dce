namespace Isms.Monitor.Api.Demo.Devices;

/// <summary>A Cisco ASA at the edge.</summary>
sealed class CiscoAsa(string id) : IDevice
{
    int _connection = 1_000_000;

    public string Id => id;

    public string Ordinary(long micros, Random chance)
    {
        var inside = Places.Workplace(chance);
        var outside = Places.Outside(chance);
        var from = Places.HighPort(chance);
        var port = Places.WebPort(chance);
        var transport = port is 53 or 123 ? "UDP" : "TCP";
        return chance.Next(100) switch
        {
            < 46 => Built(micros, transport, outside, port, inside, from),
            < 92 => Line(micros, 6, transport == "UDP" ? 302016 : 302014,
                $"Teardown {transport} connection {_connection - chance.Next(500)} for outside:{outside}/{port} to inside:{inside}/{from} duration 0:{chance.Next(6):00}:{chance.Next(60):00} bytes {chance.Next(500, 900_000)}"
                + (transport == "TCP" ? " TCP FINs" : "")),
            < 97 => Denied(micros, outside, from, Places.PublicServer(chance), Places.ProbedPort(chance)),
            < 99 => Line(micros, 6, 305011, $"Built dynamic TCP translation from inside:{inside}/{from} to outside:192.0.2.1/{from}"),
            _ => Line(micros, 5, 111008, "User 'backup' executed the 'show running-config' command."),
        };
    }

    /// <summary>An outbound connection, or one let in with <paramref name="inbound"/>.</summary>
    public string Built(long micros, string transport, string outside, int outsidePort, string inside, int insidePort, bool inbound = false) =>
        Line(micros, 6, transport == "UDP" ? 302015 : 302013,
            $"Built {(inbound ? "inbound" : "outbound")} {transport} connection {_connection++} for outside:{outside}/{outsidePort} ({outside}/{outsidePort}) to inside:{inside}/{insidePort} ({(inbound ? inside : "192.0.2.1")}/{insidePort})");

    public string Denied(long micros, string source, int sourcePort, string destination, int port) =>
        Line(micros, 4, 106023, $"Deny tcp src outside:{source}/{sourcePort} dst dmz:{destination}/{port} by access-group \"outside_in\" [0x0, 0x0]");

    public string VpnRejected(long micros, string source, string user) =>
        Line(micros, 6, 113005, $"AAA user authentication Rejected : reason = Invalid password : server = 10.11.0.11 : user = {user} : user IP = {source}");

    /// <summary>The same denial as a firmware writes it that no longer follows the documented grammar.</summary>
    public string NewFirmware(long micros, Random chance) =>
        $"<164>{Times.WithYear(micros)} {id} : %ASA-4/106023|Deny|tcp|{Places.Outside(chance)}|{Places.HighPort(chance)}|{Places.PublicServer(chance)}|{Places.ProbedPort(chance)}|outside_in";

    string Line(long micros, int severity, int message, string text) =>
        $"<{160 + severity}>{Times.WithYear(micros)} {id} : %ASA-{severity}-{message}: {text}";
}
