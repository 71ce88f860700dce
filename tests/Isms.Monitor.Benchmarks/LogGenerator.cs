using System.Globalization;
using System.Text;

namespace Isms.Monitor.Benchmarks;

/// <summary>Log lines of a busy network, the same for the same seed. Outside addresses come from the range for benchmarks (RFC 2544),
/// so there are 131,072 of them; inside ones from 10.0.0.0/14.</summary>
sealed class LogGenerator(int seed)
{
    /// <summary>2026-11-01T00:00:00Z; 500 lines a second from there.</summary>
    static readonly DateTime Start = new(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc);

    static readonly string[] Ports = ["22", "25", "53", "80", "443", "445", "3389"];
    static readonly string[] Programs = ["powershell.exe", "cmd.exe", "rundll32.exe", "svchost.exe", "chrome.exe", "excel.exe", "certutil.exe"];
    static readonly string[] EveTypes = ["flow", "dns", "http", "tls", "alert"];

    readonly Random _random = new(seed);
    int _line;

    public static readonly IReadOnlyList<string> Kinds = ["asa", "netfilter", "eve", "sysmon"];

    public static void Write(string kind, int lines, string path)
    {
        var generator = new LogGenerator(2026);
        using var to = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
        for (var left = lines; left > 0; left--) to.WriteLine(generator.Next(kind));
    }

    public byte[][] Lines(string kind, int count) => [.. Enumerable.Range(0, count).Select(_ => Encoding.UTF8.GetBytes(Next(kind)))];

    public string Next(string kind)
    {
        var time = Start.AddTicks(_line++ * (TimeSpan.TicksPerSecond / 500));
        return kind switch
        {
            "asa" => Asa(time),
            "netfilter" => Netfilter(time),
            "eve" => Eve(time),
            "sysmon" => Sysmon(time),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, $"There are {string.Join(", ", Kinds)}."),
        };
    }

    string Outside() => $"198.{18 + Below(2)}.{Below(256)}.{Below(256)}";

    string Inside() => $"10.{Below(4)}.{Below(256)}.{1 + Below(254)}";

    string Port() => Below(8) == 0 ? $"{1024 + Below(64_000)}" : Pick(Ports);

    string Asa(DateTime time)
    {
        var head = $"<{163 + Below(4)}>{Stamp(time)} asa{Below(10):00} : ";
        var (outside, inside, from, to) = (Outside(), Inside(), 1024 + Below(64_000), Port());
        return head + Below(10) switch
        {
            < 3 => $"%ASA-6-302013: Built inbound TCP connection {_line} for outside:{outside}/{from} ({outside}/{from}) to inside:{inside}/{to} ({inside}/{to})",
            < 6 => $"%ASA-6-302014: Teardown TCP connection {_line} for outside:{outside}/{from} to inside:{inside}/{to} duration 0:{Below(60):00}:{Below(60):00} bytes {Below(1_000_000)} TCP FINs",
            < 8 => $"%ASA-4-106023: Deny tcp src outside:{outside}/{from} dst inside:{inside}/{to} by access-group \"outside_in\" [0x0, 0x0]",
            8 => $"%ASA-6-302016: Teardown UDP connection {_line} for outside:{outside}/53 to inside:{inside}/{from} duration 0:00:{Below(60):00} bytes {Below(60_000)}",
            _ => $"%ASA-6-113015: AAA user authentication Rejected : reason = Invalid password : local database : user = user{Below(500)} : user IP = {outside}",
        };
    }

    string Netfilter(DateTime time) =>
        $"<4>{Stamp(time)} fw{Below(20):00} kernel: [{1000 + _line / 500.0:F6}] [UFW {(Below(2) == 0 ? "BLOCK" : "ALLOW")}] IN=eth{Below(4)} OUT={(Below(2) == 0 ? "" : "eth1")} "
        + $"MAC=00:16:3e:{Below(256):x2}:{Below(256):x2}:{Below(256):x2}:52:54:00:12:35:02:08:00 SRC={Outside()} DST={Inside()} LEN={40 + Below(1400)} TOS=0x00 PREC=0x00 "
        + $"TTL={30 + Below(98)} ID={Below(65_536)} DF PROTO=TCP SPT={1024 + Below(64_000)} DPT={Port()} WINDOW={Below(65_536)} RES=0x00 SYN URGP=0";

    string Eve(DateTime time)
    {
        var type = Pick(EveTypes);
        var head = $$"""{"timestamp":"{{time:yyyy-MM-ddTHH:mm:ss.ffffff}}+0000","flow_id":{{_random.NextInt64(1L << 50)}},"in_iface":"eth0","event_type":"{{type}}","src_ip":"{{Inside()}}","src_port":{{1024 + Below(64_000)}},"dest_ip":"{{Outside()}}","dest_port":{{Port()}},"proto":"TCP","pkt_src":"wire/pcap",""";
        var name = $"host{Below(10_000)}.example.com";
        return head + type switch
        {
            "flow" => $$$"""  "flow":{"pkts_toserver":{{{Below(900)}}},"pkts_toclient":{{{Below(900)}}},"bytes_toserver":{{{Below(90_000)}}},"bytes_toclient":{{{Below(90_000)}}},"start":"{{{time:yyyy-MM-ddTHH:mm:ss.ffffff}}}+0000","age":{{{Below(600)}}},"state":"closed","reason":"timeout","alerted":false},"app_proto":"tls",""".Trim(),
            "dns" => $$$""" "dns":{"version":2,"type":"query","id":{{{Below(65_536)}}},"rrname":"{{{name}}}","rrtype":"A","tx_id":0,"opcode":0},""".Trim(),
            "http" => $$$""" "tx_id":1,"http":{"hostname":"{{{name}}}","url":"/node/{{{Below(200_000)}}}?id={{{Below(1_000_000)}}}","http_user_agent":"curl/8.5.0","http_content_type":"text/html","http_method":"GET","protocol":"HTTP/1.1","status":200,"length":{{{Below(90_000)}}}},""".Trim(),
            "tls" => $$$""" "tls":{"subject":"CN={{{name}}}","issuerdn":"C=US, O=Example, CN=R3","serial":"3B5F3D268ECC45DC6BF1","sni":"{{{name}}}","version":"TLS 1.3","notbefore":"2026-09-01T00:00:00","notafter":"2026-12-01T00:00:00"},""".Trim(),
            _ => $$$""" "alert":{"action":"allowed","gid":1,"signature_id":{{{2_000_000 + Below(500)}}},"rev":3,"signature":"ET TEST suspicious request {{{Below(500)}}}","category":"Potentially Bad Traffic","severity":{{{1 + Below(3)}}}},""".Trim(),
        } + "\"host\":\"sensor-01\"}";
    }

    string Sysmon(DateTime time)
    {
        var (program, parent) = (Pick(Programs), Pick(Programs));
        return $$"""{"EventID":1,"Channel":"Microsoft-Windows-Sysmon/Operational","Provider_Name":"Microsoft-Windows-Sysmon","Computer":"ws-{{Below(2000)}}.example.com","UtcTime":"{{time:yyyy-MM-dd HH:mm:ss.fff}}","Image":"C:\\Windows\\System32\\{{program}}","CommandLine":"\"C:\\Windows\\System32\\{{program}}\" --auth={{Below(300_000)}} C:\\Users\\u{{Below(3000)}}\\AppData\\Local\\mail\\{{Below(900_000)}}.json /alpha -p {{Below(65_536)}}","CurrentDirectory":"C:\\Users\\u{{Below(3000)}}\\","User":"EXAMPLE\\u{{Below(3000)}}","LogonId":"0x{{Below(1 << 24):x}}","IntegrityLevel":"Medium","Hashes":"MD5={{_random.NextInt64():X16}}{{_random.NextInt64():X16}},IMPHASH={{_random.NextInt64():X16}}{{_random.NextInt64():X16}}","ParentImage":"C:\\Windows\\{{parent}}","ParentCommandLine":"\"C:\\Windows\\{{parent}}\" /edge {{Below(99_999)}}","ProcessId":{{Below(99_999)}},"ParentProcessId":{{Below(99_999)}},"OriginalFileName":"{{program}}","Description":"{{program}}","Company":"Example","product":"windows","category":"process_creation"}""";
    }

    /// <summary>The head of an RFC 3164 line: no year, and a day of one digit is padded with a space.</summary>
    static string Stamp(DateTime time) => string.Create(CultureInfo.InvariantCulture, $"{time:MMM} {time.Day,2} {time:HH:mm:ss}");

    int Below(int bound) => _random.Next(bound);

    string Pick(string[] from) => from[Below(from.Length)];
}
