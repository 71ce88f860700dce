using System.Globalization;

namespace Isms.Monitor.Api.Demo.Devices;

/// <summary>A FortiGate between two networks.</summary>
sealed class FortiGate(string id) : IDevice
{
    static readonly string[] Sites = ["updates.example.com", "cdn.example.com", "mail.example.com", "weather.example.org", "news.example.net", "portal.example.com"];

    public string Id => id;

    public string Ordinary(long micros, Random chance)
    {
        var source = Places.Workplace(chance);
        return chance.Next(100) switch
        {
            < 60 => Traffic(micros, source, Places.HighPort(chance), Places.Outside(chance), Places.WebPort(chance), "accept", chance.Next(300, 90_000), chance.Next(300, 900_000)),
            < 88 => Traffic(micros, source, Places.HighPort(chance), Places.Server(chance), 445, "accept", chance.Next(300, 90_000), chance.Next(300, 900_000)),
            < 92 => Traffic(micros, Places.Outside(chance), Places.HighPort(chance), Places.Server(chance), Places.ProbedPort(chance), "deny", 0, 0),
            _ => Web(micros, source, Sites[chance.Next(Sites.Length)]),
        };
    }

    public string Traffic(long micros, string source, int sourcePort, string destination, int port, string action, int sent, int received) =>
        Line(micros, action == "deny" ? "0000000014" : "0000000013", "traffic", "forward", action == "deny" ? "warning" : "notice",
            $"srcip={source} srcport={sourcePort} srcintf=\"port2\" srcintfrole=\"lan\" dstip={destination} dstport={port} dstintf=\"wan1\" dstintfrole=\"wan\" sessionid={(uint)(micros / 1000)} proto={(port is 53 or 123 ? 17 : 6)} action=\"{action}\" policyid={(action == "deny" ? 0 : 12)} policytype=\"policy\" service=\"{Service(port)}\" trandisp=\"noop\" duration=12 sentbyte={sent} rcvdbyte={received} sentpkt={1 + sent / 900} rcvdpkt={1 + received / 900}");

    public string Virus(long micros, string source, string destination, string file, string virus, string action) =>
        Line(micros, "0211008192", "utm", "virus", "warning",
            $"eventtype=\"infected\" policyid=12 msg=\"File is infected.\" action=\"{action}\" service=\"HTTP\" sessionid={(uint)(micros / 1000)} srcip={destination} dstip={source} srcport=80 dstport=51234 srcintf=\"wan1\" dstintf=\"port2\" proto=6 direction=\"incoming\" filename=\"{file}\" virus=\"{virus}\" dtype=\"av-engine\" url=\"http://files.example.net/{file}\" profile=\"default\"");

    string Web(long micros, string source, string site) =>
        Line(micros, "0317013312", "utm", "webfilter", "notice",
            $"eventtype=\"ftgd_allow\" policyid=12 sessionid={(uint)(micros / 1000)} srcip={source} srcport=51000 srcintf=\"port2\" dstip=198.51.100.80 dstport=443 dstintf=\"wan1\" proto=6 service=\"HTTPS\" hostname=\"{site}\" action=\"passthrough\" reqtype=\"direct\" url=\"https://{site}/\" sentbyte=530 rcvdbyte=4200 direction=\"outgoing\" msg=\"URL belongs to an allowed category in policy\" method=\"domain\" cat=52 catdesc=\"Information Technology\"");

    string Line(long micros, string logId, string type, string subtype, string level, string rest) =>
        string.Create(CultureInfo.InvariantCulture,
            $"<189>date={Times.Date(micros)} time={Times.Clock(micros)} devname=\"{id}\" devid=\"FGT60FTK0000{id[^2..]}\" eventtime={micros * 1000} tz=\"+0000\" logid=\"{logId}\" type=\"{type}\" subtype=\"{subtype}\" level=\"{level}\" vd=\"root\" {rest}");

    static string Service(int port) => port switch
    {
        443 => "HTTPS", 80 => "HTTP", 53 => "DNS", 445 => "SMB", 22 => "SSH", 123 => "NTP", _ => $"tcp/{port}",
    };
}
