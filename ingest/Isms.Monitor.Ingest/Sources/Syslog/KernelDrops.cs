using System.Globalization;

namespace Isms.Monitor.Ingest.Sources.Syslog;

/// <summary>Datagrams that the kernel threw away because a socket's buffer was full, from <c>/proc/net/udp</c> (Linux).</summary>
static class KernelDrops
{
    /// <summary>Of all sockets on this port; null where the kernel does not tell.</summary>
    public static long? Of(int port)
    {
        long? drops = null;
        foreach (var path in (string[])["/proc/net/udp", "/proc/net/udp6"])
        {
            try
            {
                if (File.Exists(path) && In(File.ReadLines(path), port) is { } found) drops = (drops ?? 0) + found;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A number that cannot be read is not known, which null says.
            }
        }
        return drops;
    }

    /// <summary>Columns: slot, local address and port in hexadecimal, ..., drops last.</summary>
    internal static long? In(IEnumerable<string> lines, int port)
    {
        long? drops = null;
        var ending = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        foreach (var line in lines.Skip(1))
        {
            var columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (columns.Length < 13 || !columns[1].EndsWith(ending, StringComparison.Ordinal)) continue;
            if (long.TryParse(columns[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var here)) drops = (drops ?? 0) + here;
        }
        return drops;
    }
}
