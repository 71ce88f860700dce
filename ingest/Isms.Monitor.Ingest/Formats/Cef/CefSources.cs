using System.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Cef;

/// <summary>Log sources of devices, remembered by vendor and product: product = the vendor, service = the product, both in lower case;
/// the category follows from words in the product's name.</summary>
sealed class CefSources
{
    static readonly (string Word, string Category)[] Categories =
    [
        ("firewall", "firewall"), ("fortigate", "firewall"), ("asa", "firewall"), ("pan-os", "firewall"), ("utm", "firewall"),
        ("proxy", "proxy"), ("web gateway", "proxy"), ("websense", "proxy"), ("antivirus", "antivirus"), ("anti-virus", "antivirus"),
        ("endpoint", "antivirus"), ("malware", "antivirus"), ("deep security", "antivirus"), ("intrusion", "ids"), ("ips", "ids"), ("ids", "ids"), ("snort", "ids"),
    ];

    /// <summary>Devices that get a log source of their own, of one worker: names come out of logs, and a hostile sender must not use up the
    /// numbers that rules need.</summary>
    const int MaxDevices = 64;

    readonly KeyTable<KeyTable<LogSourceId>> _byVendor = new(64);
    int _count;

    public LogSourceId Find(ReadOnlySpan<byte> vendor, ReadOnlySpan<byte> product)
    {
        if (_byVendor.TryGet(vendor, out var products) && products.TryGet(product, out var known)) return known;
        if (vendor.Length > 128 || product.Length > 128) return LogSourceId.Get("", "", "cef");
        if (_count == MaxDevices) return Unknown(product);
        _count++;
        var made = Make(vendor, product);
        if (products is null) _byVendor.Set(vendor, products = new KeyTable<LogSourceId>(64));
        products.Set(product, made);
        return made;
    }

    static LogSourceId Make(ReadOnlySpan<byte> vendor, ReadOnlySpan<byte> product) => LogSourceId.Get(Lower(vendor), CategoryOf(Lower(product)), Lower(product));

    static LogSourceId Unknown(ReadOnlySpan<byte> product) => LogSourceId.Get("", CategoryOf(Lower(product)), "cef");

    static string CategoryOf(string service)
    {
        var words = service.Split(' ', '-', '_');
        return Categories.FirstOrDefault(pair => pair.Word.Length > 4 ? service.Contains(pair.Word, StringComparison.Ordinal) : words.Contains(pair.Word)).Category ?? "";
    }

    static string Lower(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text[..Math.Min(text.Length, 64)]).ToLowerInvariant();
}
