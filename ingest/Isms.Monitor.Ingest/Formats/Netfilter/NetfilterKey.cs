namespace Isms.Monitor.Ingest.Formats.Netfilter;

/// <summary>Keys of the kernel's packet log (net/netfilter/nf_log_syslog.c), as the number that their bytes make.</summary>
static class NetfilterKey
{
    public const ulong In = 'I' | (ulong)'N' << 8;
    public const ulong Out = 'O' | (ulong)'U' << 8 | (ulong)'T' << 16;
    public const ulong Mac = 'M' | (ulong)'A' << 8 | (ulong)'C' << 16;
    public const ulong Src = 'S' | (ulong)'R' << 8 | (ulong)'C' << 16;
    public const ulong Dst = 'D' | (ulong)'S' << 8 | (ulong)'T' << 16;
    public const ulong Len = 'L' | (ulong)'E' << 8 | (ulong)'N' << 16;
    public const ulong Ttl = 'T' | (ulong)'T' << 8 | (ulong)'L' << 16;
    public const ulong Hoplimit = 'H' | (ulong)'O' << 8 | (ulong)'P' << 16 | (ulong)'L' << 24 | (ulong)'I' << 32 | (ulong)'M' << 40 | (ulong)'I' << 48 | (ulong)'T' << 56;
    public const ulong Id = 'I' | (ulong)'D' << 8;
    public const ulong Proto = 'P' | (ulong)'R' << 8 | (ulong)'O' << 16 | (ulong)'T' << 24 | (ulong)'O' << 32;
    public const ulong Spt = 'S' | (ulong)'P' << 8 | (ulong)'T' << 16;
    public const ulong Dpt = 'D' | (ulong)'P' << 8 | (ulong)'T' << 16;
    public const ulong Window = 'W' | (ulong)'I' << 8 | (ulong)'N' << 16 | (ulong)'D' << 24 | (ulong)'O' << 32 | (ulong)'W' << 40;
    public const ulong Type = 'T' | (ulong)'Y' << 8 | (ulong)'P' << 16 | (ulong)'E' << 24;
    public const ulong Code = 'C' | (ulong)'O' << 8 | (ulong)'D' << 16 | (ulong)'E' << 24;
    public const ulong Seq = 'S' | (ulong)'E' << 8 | (ulong)'Q' << 16;
    public const ulong Mark = 'M' | (ulong)'A' << 8 | (ulong)'R' << 16 | (ulong)'K' << 24;
    public const ulong Uid = 'U' | (ulong)'I' << 8 | (ulong)'D' << 16;
    public const ulong Spi = 'S' | (ulong)'P' << 8 | (ulong)'I' << 16;
    public const ulong Df = 'D' | (ulong)'F' << 8;
    public const ulong Mf = 'M' | (ulong)'F' << 8;
    public const ulong Syn = 'S' | (ulong)'Y' << 8 | (ulong)'N' << 16;
    public const ulong Ack = 'A' | (ulong)'C' << 8 | (ulong)'K' << 16;
    public const ulong Fin = 'F' | (ulong)'I' << 8 | (ulong)'N' << 16;
    public const ulong Rst = 'R' | (ulong)'S' << 8 | (ulong)'T' << 16;
    public const ulong Psh = 'P' | (ulong)'S' << 8 | (ulong)'H' << 16;
    public const ulong Urg = 'U' | (ulong)'R' << 8 | (ulong)'G' << 16;

    /// <summary>The number of a key of up to eight bytes; 0 for a longer or empty one.</summary>
    public static ulong Of(ReadOnlySpan<byte> key)
    {
        if (key.Length > 8) return 0;
        ulong number = 0;
        for (var i = key.Length - 1; i >= 0; i--) number = number << 8 | key[i];
        return number;
    }
}
